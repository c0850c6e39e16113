import Portal
import Store

/// A new bill, still a draft: no client sees it, and it has no number yet.
package struct CreateInvoice: TeamAction {
  package static let name = "invoice.create"
  package static let summary = "a new invoice, still a draft"
  package static let inputs = InvoiceTerms.inputs(isNew: true)

  let terms: InvoiceTerms

  package init(_ inputs: inout Inputs) { terms = InvoiceTerms(&inputs, isNew: true) }

  package func validate(_ context: ActionContext) throws -> [Problem] {
    let (draft, problems) = terms.draft(from: try blank(context))
    return try problems + context.problems(of: draft, id: nil)
  }

  package func perform(_ context: ActionContext) throws -> Done<Invoice.ID> {
    let (_, workspace) = try context.team()
    let id: Invoice.ID = try context.freshID()
    let draft = terms.draft(from: try blank(context)).draft
    try Invoices.add(id, draft, in: workspace, at: context.now, context.db)
    return Done(id, workspace: workspace, subject: id.text)
  }

  /// What stands where nothing was told: the workspace's terms.
  private func blank(_ context: ActionContext) throws -> InvoiceDraft {
    let (_, workspace) = try context.team()
    return try context.blankInvoice(
      to: terms.company ?? Company.ID(unchecked: ""), issuedOn: terms.issuedOn, in: workspace)
  }
}

extension ActionContext {
  /// A draft by the workspace's terms, without lines.
  /// - Parameter day: today where nil.
  func blankInvoice(to company: Company.ID, issuedOn day: Day?, in workspace: Workspace.ID) throws
    -> InvoiceDraft
  {
    let issued = try day ?? today()
    guard let terms = try BillingTerms.of(workspace, db) else {
      throw ActionError.notFound("workspace \(workspace)")
    }
    return InvoiceDraft(
      company: company, currency: terms.currency, issuedOn: issued, dueOn: issued + terms.paymentDays)
  }
}
