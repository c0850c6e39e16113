import Portal

/// What a form that is not saved yet adds up to: what cannot be read counts as nothing.
package struct TypedInvoice: Sendable {
  package let totals: InvoiceTotals?
  package let discount: Discount

  /// - Parameter currency: of the draft, where the form does not say.
  package init(_ values: [String: String], on today: Day, currency: Currency?) {
    var inputs = Inputs(values)
    let terms = InvoiceTerms(&inputs, isNew: false)
    guard let currency = Currency(values["currency"] ?? "") ?? currency else {
      (totals, discount) = (nil, .none)
      return
    }
    let blank = InvoiceDraft(
      company: Company.ID(unchecked: ""), currency: currency, issuedOn: today, dueOn: today)
    let draft = terms.draft(from: blank).draft
    totals = try? draft.totals()
    discount = draft.discount
  }
}
