import Markup
import Portal

/// The file of taxes: one row for each rate of each document, zero too, with the country and tax number that a return
/// asks for. What is void owes no tax and is left out.
enum TaxAccounts {
  static let head = [
    "number", "kind", "issued", "company", "country", "company_tax_id", "currency", "rate_percent", "net",
    "tax",
    "reverse_charge",
  ]

  static func rows(_ facts: InvoiceFacts) throws(MoneyError) -> [[CSVCell]] {
    let invoice = facts.invoice
    if invoice.stage == .void { return [] }
    var rows: [[CSVCell]] = []
    for group in try InvoiceTotals(of: invoice).groups {
      let net = Money(minor: group.tax.base, currency: invoice.currency)
      let tax = Money(minor: group.tax.amount, currency: invoice.currency)
      rows.append([
        .text(invoice.number), .text(invoice.kind.rawValue), .day(invoice.issuedOn), .text(facts.billed.name),
        .text(facts.billed.country), .text(facts.billed.taxID), .text(invoice.currency.code),
        .rate(group.tax.rate), .amount(try net.counted(in: invoice)), .amount(try tax.counted(in: invoice)),
        .text(invoice.isReverseCharge ? "yes" : "no"),
      ])
    }
    return rows
  }
}
