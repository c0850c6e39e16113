/// How a credit note settles what it corrects.
///
/// A credit note has lines and amounts like an invoice, all of them as positive numbers: what it adds up to is what it
/// takes away (EN 16931 and UBL write document type 381 the same way). Nothing is stored of the settling: a note that
/// was sent takes its total from the one invoice that it corrects, from the day of its issue, and one that was voided
/// takes nothing. It is for the company and the projects of that invoice, so whoever sees the one sees the other, and
/// both stand with the same sums on the client's and on the team's side.
package enum CreditNotes {
  /// What the notes among these take from which invoice. One whose sums do not fit takes nothing: its own page says so.
  package static func credits(of invoices: some Sequence<Invoice>) -> [Invoice.ID: [InvoicePayment]] {
    var credits: [Invoice.ID: [InvoicePayment]] = [:]
    for note in invoices where note.kind == .creditNote && note.stage == .sent {
      guard let corrected = note.corrects, let totals = try? InvoiceTotals(of: note) else { continue }
      credits[corrected, default: []].append(
        InvoicePayment(
          kind: .credited, amount: totals.total.minor, on: note.issuedOn, note: note.number, noteID: note.id))
    }
    return credits
  }

  /// What of an invoice no note has taken yet, by rate: tax that was never charged cannot be taken back.
  /// - Parameter invoices: its notes among others; those that were sent count.
  package static func left(of invoice: Invoice, after invoices: some Sequence<Invoice>) throws(MoneyError)
    -> [Rate: Taxed]
  {
    var left: [Rate: Taxed] = [:]
    for group in try InvoiceTotals(of: invoice).groups { left[group.tax.rate] = Taxed(group.tax) }
    for note in invoices where note.corrects == invoice.id && note.stage == .sent {
      for group in try InvoiceTotals(of: note).groups {
        try left[group.tax.rate, default: .nothing].take(Taxed(group.tax))
      }
    }
    return left
  }

  /// An amount with its tax, in minor units.
  package struct Taxed: Hashable, Sendable {
    package private(set) var net: Int64
    package private(set) var tax: Int64

    static let nothing = Taxed(net: 0, tax: 0)

    private init(net: Int64, tax: Int64) {
      self.net = net
      self.tax = tax
    }

    init(_ tax: InvoiceTotals.Tax) { self.init(net: tax.base, tax: tax.amount) }

    /// Nothing the other way round, and no more: a rate whose lines add up to less than nothing is taken back so.
    func covers(_ other: Taxed) -> Bool {
      Self.covers(net, other.net) && Self.covers(tax, other.tax)
    }

    private static func covers(_ left: Int64, _ taken: Int64) -> Bool {
      left < 0 ? (left...0).contains(taken) : (0...left).contains(taken)
    }

    fileprivate mutating func take(_ other: Taxed) throws(MoneyError) {
      net = try Money.difference(net, other.net)
      tax = try Money.difference(tax, other.tax)
    }
  }

  /// The rates of a note of which it takes more than is left, or which the invoice does not have.
  package static func excess(of note: Invoice, over left: [Rate: Taxed]) throws(MoneyError)
    -> [(rate: Rate, left: Taxed?)]
  {
    try InvoiceTotals(of: note).groups.map(\.tax).compactMap { tax in
      if let rest = left[tax.rate] { return rest.covers(Taxed(tax)) ? nil : (tax.rate, rest) }
      return tax.base == 0 && tax.amount == 0 ? nil : (tax.rate, nil)
    }
  }
}
