import Portal
import Store

/// Other words, other days: of those to come. What was made stays as it is.
package struct EditRecurringInvoice: TeamAction {
  package static let name = "recurring.edit"
  package static let isOnce = false
  package static let summary =
    "change what comes again; what is not told stays as it is, and lines are told all or none"

  private static let recurring = Input<RecurringInvoice.ID>.id("recurring", "which")
  package static let inputs = [recurring.about] + RecurringTerms.inputs(isNew: false)

  let recurring: RecurringInvoice.ID
  let terms: RecurringTerms

  package init(_ inputs: inout Inputs) {
    recurring = inputs(Self.recurring)
    terms = RecurringTerms(&inputs, isNew: false)
  }

  package func authorize(_ context: ActionContext) throws {
    try context.demandManager(to: "change what comes again")
    _ = try context.runningRecurring(recurring)
  }

  package func validate(_ context: ActionContext) throws -> [Problem] {
    let (template, problems) = try edited(context)
    return try problems + context.problems(of: template)
  }

  package func perform(_ context: ActionContext) throws -> Done<RecurringInvoice.ID> {
    let (_, workspace) = try context.team()
    let (template, _) = try edited(context)
    let isChange = try template != context.recurring(recurring)
    if isChange { try RecurringInvoices.write(template, in: workspace, context.db) }
    return Done(recurring, workspace: workspace, subject: recurring.text, isChange: isChange)
  }

  private func edited(_ context: ActionContext) throws -> (RecurringInvoice, [Problem]) {
    let (_, workspace) = try context.team()
    var old = try context.runningRecurring(recurring)
    // What was stored and cannot be read is written anew from nothing.
    old.draft = old.draft ?? old.blank
    return terms.template(
      from: old, on: try context.today(),
      made: try RecurringInvoices.lastMade(recurring, in: workspace, context.db))
  }
}
