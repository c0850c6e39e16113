import Portal
import Store

/// The same without a mail: it went out on paper, or by another program.
package struct MarkInvoiceSent: TeamAction {
  package static let name = "invoice.mark-sent"
  package static let summary = "mark a draft as sent: it takes its number, and nobody is mailed"

  private static let invoice = Input<Invoice.ID>.id("invoice", "which")
  package static let inputs = [invoice.about, Sending.number.about]

  let invoice: Invoice.ID
  let sending: Sending

  package init(_ inputs: inout Inputs) {
    invoice = inputs(Self.invoice)
    sending = Sending(&inputs)
  }

  package func authorize(_ context: ActionContext) throws {
    try context.demandManager(to: "send invoices")
    _ = try context.draftInvoice(invoice)
  }

  package func validate(_ context: ActionContext) throws -> [Problem] {
    try sending.problems(of: invoice, context)
  }

  package func perform(_ context: ActionContext) throws -> Done<Invoice.ID> {
    let (_, workspace) = try context.team()
    try sending.send(invoice, context)
    return Done(invoice, workspace: workspace, subject: invoice.text)
  }
}
