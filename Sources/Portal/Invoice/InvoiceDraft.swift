/// What the team writes of an invoice before it is sent: all that can still be changed.
package struct InvoiceDraft: Hashable, Sendable {
  package var kind: Invoice.Kind = .invoice
  package var corrects: Invoice.ID?
  package var company: Company.ID
  /// One's own; empty where the series gives it when the invoice is sent.
  package var number = ""
  package var currency: Currency
  package var issuedOn: Day
  package var dueOn: Day
  package var pricesIncludeTax = false
  package var isReverseCharge = false
  package var discount = Discount.none
  package var discountLabel = ""
  /// In minor units.
  package var deposit: Int64?
  package var reference = ""
  package var notes = ""
  package var footer = ""
  package var lines: [InvoiceLine] = []
  /// By their ids.
  package var projects: [Project.ID] = []

  package init(company: Company.ID, currency: Currency, issuedOn: Day, dueOn: Day) {
    self.company = company
    self.currency = currency
    self.issuedOn = issuedOn
    self.dueOn = dueOn
  }

  /// As it adds up.
  package func totals() throws(MoneyError) -> InvoiceTotals {
    try InvoiceTotals(of: invoice(id: Invoice.ID(unchecked: "")))
  }

  package func invoice(id: Invoice.ID) -> Invoice {
    Invoice(
      id: id, kind: kind, corrects: corrects, number: number, stage: .draft, currency: currency,
      issuedOn: issuedOn, dueOn: dueOn, pricesIncludeTax: pricesIncludeTax, isReverseCharge: isReverseCharge,
      discount: discount, discountLabel: discountLabel,
      deposit: deposit.map { Money(minor: $0, currency: currency) }, reference: reference, notes: notes,
      footer: footer, lines: lines, projects: [], payments: [])
  }
}
