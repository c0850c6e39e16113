import Portal
import Store

/// Takes back a sent invoice, or some of it: a credit note as a draft, with the invoice's lines to be shortened
/// (`CreditNotes` says what it does once it is sent).
package struct CreditInvoice: TeamAction {
  package static let name = "invoice.credit"
  package static let summary = "a credit note for a sent invoice, still a draft"

  private static let invoice = Input<Invoice.ID>.id("invoice", "what it corrects")
  package static let inputs = [invoice.about]

  let invoice: Invoice.ID

  package init(_ inputs: inout Inputs) { invoice = inputs(Self.invoice) }

  package func authorize(_ context: ActionContext) throws {
    try context.demandManager(to: "make credit notes")
    let facts = try context.invoice(invoice)
    guard facts.invoice.kind == .invoice else {
      throw ActionError.conflict(
        .billing(.isCredit(facts.name), "\(facts.name) is a credit note itself"))
    }
    guard facts.invoice.stage == .sent else {
      throw ActionError.conflict(
        facts.invoice.stage == .draft
          ? .billing(.isDraft, "it is a draft: edit it instead")
          : .billing(.isVoid(facts.name), "\(facts.name) is void: nothing is left to take back"))
    }
  }

  package func perform(_ context: ActionContext) throws -> Done<Invoice.ID> {
    let (_, workspace) = try context.team()
    let today = try context.today()
    var draft = try context.invoice(invoice).draft
    draft.kind = .creditNote
    draft.corrects = invoice
    draft.number = ""
    draft.issuedOn = today
    draft.dueOn = today
    draft.deposit = nil
    draft.reference = ""
    draft.notes = ""
    draft.footer = ""
    let id: Invoice.ID = try context.freshID()
    try Invoices.add(id, draft, in: workspace, at: context.now, context.db)
    return Done(id, workspace: workspace, subject: id.text)
  }
}
