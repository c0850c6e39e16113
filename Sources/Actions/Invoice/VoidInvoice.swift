import Portal
import Store

/// Nothing is asked for any more; the invoice and its number stay, marked as void.
package struct VoidInvoice: TeamAction {
  package static let name = "invoice.void"
  package static let isOnce = false
  package static let summary = "void a sent invoice: it stays, and nothing is to be paid for it"

  private static let invoice = Input<Invoice.ID>.id("invoice", "which")
  package static let inputs = [invoice.about]

  let invoice: Invoice.ID

  package init(_ inputs: inout Inputs) { invoice = inputs(Self.invoice) }

  package func authorize(_ context: ActionContext) throws {
    try context.demandManager(to: "void invoices")
    let facts = try context.invoice(invoice)
    if facts.invoice.stage == .draft {
      throw ActionError.conflict(.billing(.isDraft, "it is a draft: delete it"))
    }
    guard facts.invoice.stage == .sent else { return }
    // What was paid for it would be paid for nothing.
    if facts.invoice.payments.contains(where: { $0.kind == .credited }) {
      throw ActionError.conflict(
        .billing(.hasCredit(facts.name), "\(facts.name) has a credit note: void that first"))
    }
    let balance = try facts.balance(on: try context.today())
    if balance.paid.minor > 0 || balance.processing.minor > 0 {
      throw ActionError.conflict(
        .billing(
          .wasPaid(facts.name),
          "money came in for \(facts.name): make a credit note, and refund what was paid"))
    }
  }

  package func perform(_ context: ActionContext) throws -> Done<Invoice.ID> {
    let (_, workspace) = try context.team()
    let isNew = try context.invoice(invoice).invoice.stage == .sent
    if isNew { try Invoices.void(invoice, in: workspace, at: context.now, context.db) }
    return Done(invoice, workspace: workspace, subject: invoice.text, isChange: isNew)
  }
}
