import Markup
import Portal

/// The file of payments: one row for what each is for, and one for what of it is for no invoice, so that the column of
/// amounts adds up to the money that moved. What went back is negative. What was written down by mistake is in it on its
/// day, and on the day on which it was undone once more with the sign turned: a period that was handed in stays as it was.
enum PaymentAccounts {
  static let head = [
    "payment", "date", "company", "method", "kind", "reference", "currency", "payment_total", "invoice",
    "amount",
  ]

  static func rows(_ line: PaymentLine, in period: AccountPeriod) throws(MoneyError) -> [[CSVCell]] {
    let payment = line.facts.payment
    let isBack = payment.kind == .refunded
    var rows: [[CSVCell]] = []
    if period.has(payment.paidOn) {
      rows += try self.rows(
        line,
        Entry(
          day: payment.paidOn, kind: payment.isReturn ? "returned" : payment.kind.rawValue,
          words: line.reference, isBack: isBack))
    }
    if let undone = payment.undone, period.has(undone.on) {
      rows += try self.rows(
        line,
        Entry(
          day: undone.on, kind: "\(payment.kind.rawValue)_undone", words: undone.reason, isBack: !isBack))
    }
    return rows
  }

  /// What a payment is in the books on a day.
  private struct Entry {
    let day: Day
    let kind: String
    let words: String
    let isBack: Bool
  }

  private static func rows(_ line: PaymentLine, _ entry: Entry) throws(MoneyError) -> [[CSVCell]] {
    let payment = line.facts.payment
    var rows: [[CSVCell]] = []
    for part in payment.parts {
      let number = line.numbers.first { $0.invoice == part.invoice }?.number ?? ""
      rows.append(try row(line, entry, number, part.amount))
    }
    if payment.unallocated != 0 { rows.append(try row(line, entry, "", payment.unallocated)) }
    return rows
  }

  private static func row(_ line: PaymentLine, _ entry: Entry, _ number: String, _ amount: Int64)
    throws(MoneyError) -> [CSVCell]
  {
    let payment = line.facts.payment
    let part = Money(minor: amount, currency: payment.amount.currency)
    return [
      .text(payment.id.text), .day(entry.day), .text(line.company), .text(payment.method.rawValue),
      .text(entry.kind), .text(entry.words), .text(part.currency.code),
      .amount(entry.isBack ? try payment.amount.negated() : payment.amount), .text(number),
      .amount(entry.isBack ? try part.negated() : part),
    ]
  }
}
