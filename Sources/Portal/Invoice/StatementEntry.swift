/// One line of a statement.
package struct StatementEntry: Hashable, Sendable {
  package enum Kind: Int, CaseIterable, Sendable {
    case invoice
    case creditNote
    case received
    case refunded
    /// A refund that did not arrive.
    case returned
    /// A payment or a refund that was written down by mistake, taken back.
    case undone
    /// What went back of an invoice is not asked for again (`InvoiceBalance`).
    case waived
  }

  package let kind: Kind
  package let day: Day
  /// What it is about; nil for money that is for no invoice.
  package let invoice: Invoice.ID?
  /// That one's number.
  package let number: String
  /// When the invoice is due.
  package var dueOn: Day?
  /// The number of the credit note.
  package var note = ""
  /// How the money came, or went.
  package var method: Payment.Method?
  /// What it adds to the balance, in minor units: what settles something is negative.
  package let amount: Int64
  /// After this entry.
  package internal(set) var balance: Int64 = 0

  init(_ kind: Kind, on day: Day, _ amount: Int64, of invoice: Invoice?) {
    self.kind = kind
    self.day = day
    self.amount = amount
    self.invoice = invoice?.id
    number = invoice?.number ?? ""
  }

  /// By day; on one day what was asked for comes before what settles it, and NL-9 before NL-10.
  static func isBefore(_ a: StatementEntry, _ b: StatementEntry) -> Bool {
    let (first, second) = (a.number.utf8.count, b.number.utf8.count)
    if (a.day, a.kind.rawValue, first) != (b.day, b.kind.rawValue, second) {
      return (a.day, a.kind.rawValue, first) < (b.day, b.kind.rawValue, second)
    }
    return (a.number, a.invoice?.text ?? "", a.note, a.amount)
      < (b.number, b.invoice?.text ?? "", b.note, b.amount)
  }
}
