import Portal
import Store

/// No more of it; those that were made stay.
package struct EndRecurringInvoice: TeamAction {
  package static let name = "recurring.end"
  package static let isOnce = false
  package static let summary = "end what comes again, for good; the invoices that it made stay"

  private static let recurring = Input<RecurringInvoice.ID>.id("recurring", "which")
  package static let inputs = [recurring.about]

  let recurring: RecurringInvoice.ID

  package init(_ inputs: inout Inputs) { recurring = inputs(Self.recurring) }

  package func authorize(_ context: ActionContext) throws {
    try context.demandManager(to: "end what comes again")
    _ = try context.recurring(recurring)
  }

  package func perform(_ context: ActionContext) throws -> Done<RecurringInvoice.ID> {
    let (_, workspace) = try context.team()
    let template = try context.recurring(recurring)
    if !template.hasEnded {
      try RecurringInvoices.setNext(nil, of: recurring, isPaused: false, in: workspace, context.db)
    }
    return Done(recurring, workspace: workspace, subject: recurring.text, isChange: !template.hasEnded)
  }
}
