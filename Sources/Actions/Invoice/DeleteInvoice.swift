import Portal
import Store

/// A draft that is not needed; what was sent is voided instead.
package struct DeleteInvoice: TeamAction {
  package static let name = "invoice.delete"
  package static let summary = "delete a draft"

  private static let invoice = Input<Invoice.ID>.id("invoice", "which")
  package static let inputs = [invoice.about]

  let invoice: Invoice.ID

  package init(_ inputs: inout Inputs) { invoice = inputs(Self.invoice) }

  package func authorize(_ context: ActionContext) throws {
    try context.demandManager(to: "delete drafts")
    let facts = try context.invoice(invoice)
    guard facts.invoice.stage == .draft else {
      throw ActionError.conflict(
        .billing(.wasSent(facts.name), "\(facts.name) was sent: void it, it is never deleted"))
    }
  }

  package func perform(_ context: ActionContext) throws -> Done<Invoice.ID> {
    let (_, workspace) = try context.team()
    try Invoices.delete(invoice, in: workspace, context.db)
    return Done(invoice, workspace: workspace, subject: invoice.text)
  }
}
