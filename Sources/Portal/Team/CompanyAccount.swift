/// A company with all that it was billed and all that it paid.
package struct CompanyAccount: Sendable {
  package let company: Company
  /// With every payment and credit note that settles some of them.
  package let invoices: [Invoice]
  package let payments: [PaymentFacts]

  package init(company: Company, invoices: [Invoice], payments: [PaymentFacts]) {
    self.company = company
    self.invoices = invoices
    self.payments = payments
  }
}
