import Markup
import Portal

/// The file of invoices and credit notes: one row each.
///
/// What is void is in it, with its number and without amounts: the series of numbers has no gap that an auditor would
/// ask about, and no sum counts what nobody owes. Money that came in for it is still money, so `paid` tells it. Of every other
/// invoice `total` is `paid` + `credited` + `waived` + `outstanding` − `overpaid`.
enum InvoiceAccounts {
  static let head = [
    "number", "kind", "status", "issued", "due", "company", "company_tax_id", "currency", "net", "tax",
    "total", "paid", "credited", "outstanding", "corrects", "waived", "overpaid",
  ]

  static func row(_ facts: InvoiceFacts, on today: Day) throws(MoneyError) -> [CSVCell] {
    let invoice = facts.invoice
    let totals = try InvoiceTotals(of: invoice)
    let balance = try InvoiceBalance(of: invoice, total: totals.total, on: today)
    let tax = try totals.tax
    let net = try totals.total.subtracting(tax)
    return [
      .text(invoice.number), .text(invoice.kind.rawValue), .text(word(balance.state)), .day(invoice.issuedOn),
      .day(invoice.dueOn), .text(facts.billed.name), .text(facts.billed.taxID), .text(invoice.currency.code),
      .amount(try net.counted(in: invoice)), .amount(try tax.counted(in: invoice)),
      .amount(try totals.total.counted(in: invoice)), .amount(balance.paid), .amount(balance.credited),
      .amount(balance.outstanding), .text(invoice.corrected?.number ?? ""), .amount(balance.waived),
      .amount(balance.surplus),
    ]
  }

  private static func word(_ state: InvoiceState) -> String {
    if state.isOverdue { return "overdue" }
    return switch state {
    case .draft: "draft"
    case .void: "void"
    case .due: "due"
    case .partlyPaid: "partly_paid"
    case .processing: "processing"
    case .paid: "paid"
    case .refunded: "refunded"
    case .credited: "credited"
    }
  }
}

extension InvoiceTotals {
  /// Of all rates.
  fileprivate var tax: Money {
    get throws(MoneyError) {
      var sum = Money.zero(total.currency)
      for tax in taxes { sum = try sum.adding(Money(minor: tax.amount, currency: total.currency)) }
      return sum
    }
  }
}
