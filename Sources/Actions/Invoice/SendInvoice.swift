import Portal
import Store

/// The invoice is the client's from now on: it takes its number and is never edited again, and everybody who sees it is
/// mailed.
package struct SendInvoice: TeamAction {
  package static let name = "invoice.send"
  package static let summary = "send a draft: it takes its number, and its clients get a mail"

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
    try sending.mail(invoice, context)
    return Done(invoice, workspace: workspace, subject: invoice.text)
  }
}
