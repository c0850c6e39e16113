import Portal
import Store

/// An invoice that comes again by itself. It sends in the agency's name, so it is for those who may send.
package struct CreateRecurringInvoice: TeamAction {
  package static let name = "recurring.create"
  package static let summary = "an invoice that comes again, every month, quarter, year or so many days"
  package static let inputs = RecurringTerms.inputs(isNew: true)

  let terms: RecurringTerms

  package init(_ inputs: inout Inputs) { terms = RecurringTerms(&inputs, isNew: true) }

  package func authorize(_ context: ActionContext) throws {
    try context.demandManager(to: "make invoices come again")
  }

  package func validate(_ context: ActionContext) throws -> [Problem] {
    let (template, problems) = terms.template(from: try blank(context), on: try context.today(), made: nil)
    return try problems + context.problems(of: template)
  }

  package func perform(_ context: ActionContext) throws -> Done<RecurringInvoice.ID> {
    let (_, workspace) = try context.team()
    let (template, _) = terms.template(from: try blank(context), on: try context.today(), made: nil)
    try RecurringInvoices.add(template, in: workspace, context.db)
    return Done(template.id, workspace: workspace, subject: template.id.text)
  }

  /// Monthly from today, by the workspace's terms.
  private func blank(_ context: ActionContext) throws -> RecurringInvoice {
    let (_, workspace) = try context.team()
    let today = try context.today()
    let company = terms.invoice.company ?? Company.ID(unchecked: "")
    let draft = try context.blankInvoice(to: company, issuedOn: today, in: workspace)
    return RecurringInvoice(
      id: try context.freshID(), title: "", recurrence: Recurrence(every: .month, first: today), nextOn: nil,
      endsOn: nil, isPaused: false, sendsAtOnce: false, draft: draft, company: company, companyName: "",
      currency: draft.currency, total: nil)
  }
}

extension ActionContext {
  /// What must hold of each invoice that the template makes.
  func problems(of template: RecurringInvoice) throws -> [Problem] {
    try template.draft.map { try problems(of: $0, id: nil) } ?? []
  }
}
