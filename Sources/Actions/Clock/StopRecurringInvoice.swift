import Portal
import Store

/// Pauses a template whose invoices cannot be made, whatever the reason: what fails today fails tomorrow, and somebody is
/// to look at it.
package struct StopRecurringInvoice: Action {
  package static let name = "recurring.stop"

  let recurring: RecurringInvoice.ID
  let reason: String

  /// - Parameter reason: in a sentence for the team.
  package init(_ recurring: RecurringInvoice.ID, because reason: String) {
    self.recurring = recurring
    self.reason = reason
  }

  package func authorize(_ context: ActionContext) throws { try context.demandClock() }

  package func perform(_ context: ActionContext) throws -> Done<Void> {
    let workspace = try context.agency()
    let template = try context.recurring(recurring)
    let isRunning = !template.isPaused && !template.hasEnded
    if isRunning { try context.stop(template, reason) }
    return Done((), workspace: workspace, subject: recurring.text, isChange: isRunning)
  }
}
