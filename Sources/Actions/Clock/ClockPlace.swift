import Portal
import Store

/// What time brings about, and whom it tells.
extension ActionContext {
  func demandClock() throws {
    guard case .clock = actor else { throw ActionError.forbidden("only time does this") }
  }

  /// Pauses a template and says why.
  func stop(_ template: RecurringInvoice, _ reason: String) throws {
    let workspace = try agency()
    try RecurringInvoices.setNext(template.nextOn, of: template.id, isPaused: true, in: workspace, db)
    try addMoneyTask(
      "\(template.name) is paused: \(reason). Resume it when that is mended", about: template.id.text)
  }

  /// Puts something into the owner's inbox.
  func addMoneyTask(_ title: String, about subject: String) throws {
    let workspace = try agency()
    guard let owner = try Leads.member(for: nil, in: workspace, db) else { return }
    let task = Tasks.New(
      id: try freshID(), member: owner, kind: .moneyProblem, project: nil, client: nil, subject: subject,
      title: String(String.UnicodeScalarView(title.unicodeScalars.prefix(500))))
    try Tasks.add(task, in: workspace, at: now, db)
  }
}
