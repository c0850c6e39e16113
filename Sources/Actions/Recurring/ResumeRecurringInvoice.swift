import Portal
import Store

/// It goes on with the first of its days from now on. What fell into the pause is left out, for a pause means that
/// nothing is asked for; whoever wants some of it says from when on.
package struct ResumeRecurringInvoice: TeamAction {
  package static let name = "recurring.resume"
  package static let isOnce = false
  package static let summary = "go on with what was paused; what fell into the pause is left out"

  private static let recurring = Input<RecurringInvoice.ID>.id("recurring", "which")
  private static let from = Input.day("from", "the first day that counts again; today where none is told")
  package static let inputs = [recurring.about, from.about]

  let recurring: RecurringInvoice.ID
  let from: Day?

  package init(_ inputs: inout Inputs) {
    recurring = inputs(Self.recurring)
    from = inputs(Self.from)
  }

  package func authorize(_ context: ActionContext) throws {
    try context.demandManager(to: "resume what comes again")
    _ = try context.runningRecurring(recurring)
  }

  package func validate(_ context: ActionContext) throws -> [Problem] {
    let template = try context.runningRecurring(recurring)
    guard template.isPaused, try next(template, context) == nil else { return [] }
    return [Problem("from", "is after its last day: choose a later one, or end it", kind: .tooEarly)]
  }

  package func perform(_ context: ActionContext) throws -> Done<RecurringInvoice.ID> {
    let (_, workspace) = try context.team()
    let template = try context.runningRecurring(recurring)
    if template.isPaused {
      try RecurringInvoices.setNext(
        try next(template, context), of: recurring, isPaused: false, in: workspace, context.db)
    }
    return Done(recurring, workspace: workspace, subject: recurring.text, isChange: template.isPaused)
  }

  /// Behind those for which there is an invoice already.
  private func next(_ template: RecurringInvoice, _ context: ActionContext) throws -> Day? {
    let (_, workspace) = try context.team()
    let wanted = try from ?? context.today()
    let made = try RecurringInvoices.lastMade(recurring, in: workspace, context.db)
    return template.day(from: max(wanted, made.map { $0 + 1 } ?? wanted))
  }
}
