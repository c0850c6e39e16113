import Portal
import Store

/// The same again, as a new draft of today.
package struct DuplicateInvoice: TeamAction {
  package static let name = "invoice.duplicate"
  package static let summary = "a new draft with the same lines, of today"

  private static let invoice = Input<Invoice.ID>.id("invoice", "which")
  package static let inputs = [invoice.about]

  let invoice: Invoice.ID

  package init(_ inputs: inout Inputs) { invoice = inputs(Self.invoice) }

  package func authorize(_ context: ActionContext) throws {
    _ = try context.team()
    let facts = try context.invoice(invoice)
    guard facts.invoice.kind == .invoice else {
      throw ActionError.conflict(
        .billing(.isCredit(facts.name), "\(facts.name) is a credit note: make one from its invoice"))
    }
  }

  package func perform(_ context: ActionContext) throws -> Done<Invoice.ID> {
    let (_, workspace) = try context.team()
    let old = try context.invoice(invoice).draft
    let blank = try context.blankInvoice(to: old.company, issuedOn: nil, in: workspace)
    var draft = old
    draft.issuedOn = blank.issuedOn
    draft.dueOn = blank.dueOn
    // What a payment names is of one invoice, and so is its number.
    draft.reference = ""
    draft.number = ""
    let id: Invoice.ID = try context.freshID()
    try Invoices.add(id, draft, in: workspace, at: context.now, context.db)
    return Done(id, workspace: workspace, subject: id.text)
  }
}
