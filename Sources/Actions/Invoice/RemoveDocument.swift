import Portal
import Store

/// Ours goes to the clients again.
package struct RemoveDocument: TeamAction {
  package static let name = "invoice.remove-document"
  package static let summary = "take one's own PDF from a draft: clients get ours"
  package static let isOnce = false

  private static let invoice = Input<Invoice.ID>.id("invoice", "which")
  package static let inputs = [invoice.about]

  let invoice: Invoice.ID

  package init(_ inputs: inout Inputs) { invoice = inputs(Self.invoice) }

  package func authorize(_ context: ActionContext) throws { _ = try context.draftInvoice(invoice) }

  package func perform(_ context: ActionContext) throws -> Done<Invoice.ID> {
    let (_, workspace) = try context.team()
    let isChange = try context.draftInvoice(invoice).invoice.document != nil
    if isChange { try Invoices.setDocument(nil, of: invoice, in: workspace, context.db) }
    return Done(invoice, workspace: workspace, subject: invoice.text, isChange: isChange)
  }
}
