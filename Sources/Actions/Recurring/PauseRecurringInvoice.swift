import Portal
import Store

/// None is made until somebody resumes it.
package struct PauseRecurringInvoice: TeamAction {
  package static let name = "recurring.pause"
  package static let isOnce = false
  package static let summary = "make no invoice of it until it is resumed"

  private static let recurring = Input<RecurringInvoice.ID>.id("recurring", "which")
  package static let inputs = [recurring.about]

  let recurring: RecurringInvoice.ID

  package init(_ inputs: inout Inputs) { recurring = inputs(Self.recurring) }

  package func authorize(_ context: ActionContext) throws {
    try context.demandManager(to: "pause what comes again")
    _ = try context.runningRecurring(recurring)
  }

  package func perform(_ context: ActionContext) throws -> Done<RecurringInvoice.ID> {
    let (_, workspace) = try context.team()
    let template = try context.runningRecurring(recurring)
    if !template.isPaused {
      try RecurringInvoices.setNext(
        template.nextOn, of: recurring, isPaused: true, in: workspace, context.db)
    }
    return Done(recurring, workspace: workspace, subject: recurring.text, isChange: !template.isPaused)
  }
}
