/// An invoice as the team sees it: all of its projects, and when it went which way.
package struct InvoiceFacts: Sendable {
  /// With every payment and credit note that settles some of it.
  package var invoice: Invoice
  package let billed: Company
  package let sentAt: Instant?
  package let voidedAt: Instant?

  package init(
    invoice: Invoice, billed: Company, sentAt: Instant?, voidedAt: Instant?
  ) {
    self.invoice = invoice
    self.billed = billed
    self.sentAt = sentAt
    self.voidedAt = voidedAt
  }

  package var company: Company.ID { billed.id }

  /// What can be written of it anew.
  package var draft: InvoiceDraft {
    var draft = InvoiceDraft(
      company: company, currency: invoice.currency, issuedOn: invoice.issuedOn, dueOn: invoice.dueOn)
    draft.kind = invoice.kind
    draft.corrects = invoice.corrects
    draft.number = invoice.number
    draft.pricesIncludeTax = invoice.pricesIncludeTax
    draft.isReverseCharge = invoice.isReverseCharge
    draft.discount = invoice.discount
    draft.discountLabel = invoice.discountLabel
    draft.deposit = invoice.deposit?.minor
    draft.reference = invoice.reference
    draft.notes = invoice.notes
    draft.footer = invoice.footer
    draft.lines = invoice.lines
    draft.projects = invoice.projects.map(\.id).sorted()
    return draft
  }

  package func balance(on today: Day) throws(MoneyError) -> InvoiceBalance {
    try InvoiceBalance(of: invoice, total: InvoiceTotals(of: invoice).total, on: today)
  }
}
