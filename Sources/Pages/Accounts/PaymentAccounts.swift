import Markup
import Portal

/// The file of payments: one row for what each is for, and one for what of it is for no invoice, so that the column of
/// amounts adds up to the money that moved. What went back is negative.
enum PaymentAccounts {
  static let head = [
    "payment", "date", "company", "method", "kind", "reference", "currency", "payment_total", "invoice",
    "amount",
  ]

  static func rows(_ line: PaymentLine) throws(MoneyError) -> [[CSVCell]] {
    let payment = line.facts.payment
    var rows: [[CSVCell]] = []
    for part in payment.parts {
      let number = line.numbers.first { $0.invoice == part.invoice }?.number ?? ""
      rows.append(try row(line, number, part.amount))
    }
    if payment.unallocated != 0 { rows.append(try row(line, "", payment.unallocated)) }
    return rows
  }

  private static func row(_ line: PaymentLine, _ number: String, _ amount: Int64) throws(MoneyError)
    -> [CSVCell]
  {
    let payment = line.facts.payment
    let part = Money(minor: amount, currency: payment.amount.currency)
    let isBack = payment.kind == .refunded
    return [
      .text(payment.id.text), .day(payment.paidOn), .text(line.company), .text(payment.method.rawValue),
      .text(payment.kind.rawValue), .text(line.reference), .text(part.currency.code),
      .amount(isBack ? try payment.amount.negated() : payment.amount), .text(number),
      .amount(isBack ? try part.negated() : part),
    ]
  }
}
