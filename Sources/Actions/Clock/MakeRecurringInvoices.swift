import Portal
import Store

/// Makes the invoices of a template whose days have come: the draft, then exactly what sending it by hand does, or a draft
/// that is held for a look with a task. One transaction: with the invoices the template goes on to its next day, so a
/// process that dies makes all of it or nothing, and who comes second finds nothing to do.
///
/// What was missed while nothing ran is made afterwards, every day its own invoice, for nobody forgave it. Each is dated
/// the day on which it is made, as Stripe and accounting programs do: an invoice's date is that of its issue (VAT
/// Directive, article 226 (1)), and numbers are to rise with dates. Where several were missed only the latest is sent;
/// the others are held, so that nobody finds three bills in one morning.
///
/// What can never succeed is not tried for ever: the template is paused, and a task says why.
package struct MakeRecurringInvoices: Action {
  package static let name = "recurring.make"

  /// In days. What is later than that was meant by nobody: the clock is wrong, or the installation was away for long.
  static let patience = 100

  let recurring: RecurringInvoice.ID

  package init(_ recurring: RecurringInvoice.ID) { self.recurring = recurring }

  package func authorize(_ context: ActionContext) throws { try context.demandClock() }

  /// - Returns: whether anything was done.
  package func perform(_ context: ActionContext) throws -> Done<Bool> {
    let (workspace, today) = (try context.agency(), try context.today())
    let template = try context.recurring(recurring)
    guard let next = template.nextOn, !template.isPaused, next <= today else {
      return Done(false, workspace: workspace, subject: recurring.text, isChange: false)
    }
    if let obstacle = try obstacle(of: template, next: next, on: today, context) {
      try context.stop(template, obstacle)
      return Done(true, workspace: workspace, subject: recurring.text)
    }
    let days = template.daysDue(on: today)
    let made = try days.compactMap { day in try make(day, of: template, context) }
    try RecurringInvoices.setNext(
      template.day(from: today + 1), of: recurring, isPaused: false, in: workspace, context.db)
    try settle(made, of: template, context)
    return Done(true, workspace: workspace, subjects: [recurring.text] + made.map(\.invoice.text))
  }

  private struct Made {
    let day: Day
    let invoice: Invoice.ID
  }

  /// Why none can be made at all, in a sentence for the team.
  private func obstacle(
    of template: RecurringInvoice, next: Day, on today: Day, _ context: ActionContext
  ) throws -> String? {
    guard today - next <= Self.patience else {
      return "it is more than \(Self.patience) days late. Is the clock right?"
    }
    guard template.draft != nil else { return "what it says cannot be read: write it again" }
    let problems = try context.problems(of: template)
    return problems.isEmpty ? nil : problems.map(\.description).joined(separator: "; ")
  }

  /// The draft; nil where that day has one.
  private func make(_ day: Day, of template: RecurringInvoice, _ context: ActionContext) throws -> Made? {
    let workspace = try context.agency()
    guard var draft = template.draft else { return nil }
    let id: Invoice.ID = try context.freshID()
    guard
      try RecurringInvoices.take(
        day, of: template.id, for: id, in: workspace, at: context.now, context.db)
    else { return nil }
    let blank = try context.blankInvoice(to: draft.company, issuedOn: nil, in: workspace)
    draft.issuedOn = blank.issuedOn
    draft.dueOn = blank.dueOn
    try Invoices.add(id, draft, from: template.id, in: workspace, at: context.now, context.db)
    return Made(day: day, invoice: id)
  }

  /// Sends the latest, or holds it; holds the others.
  private func settle(_ made: [Made], of template: RecurringInvoice, _ context: ActionContext) throws {
    guard let latest = made.last else { return }
    let reason = try reasonToHold(latest.invoice, of: template, context)
    if reason == nil {
      let sending = Sending()
      try sending.send(latest.invoice, context)
      try sending.mail(latest.invoice, context)
    }
    let held = reason == nil ? made.dropLast() : made[...]
    guard let first = held.first, let last = held.last else { return }
    let why = reason ?? "missed while nothing ran"
    let because = why.isEmpty ? "" : " (\(why))"
    if held.count == 1 {
      try context.addMoneyTask(
        "\(template.name), \(first.day.iso): a draft is held for a look\(because)",
        about: first.invoice.text)
    } else {
      try context.addMoneyTask(
        """
        \(template.name): \(held.count) drafts of \(first.day.iso) to \(last.day.iso) are held for a look\(because)
        """, about: template.id.text)
    }
  }

  /// Why it is not sent by itself, empty where nobody wished for that; nil where it is.
  private func reasonToHold(_ id: Invoice.ID, of template: RecurringInvoice, _ context: ActionContext) throws
    -> String?
  {
    let workspace = try context.agency()
    if !template.sendsAtOnce { return "" }
    if try !context.workspace(workspace).isPortalEnabled { return "the portal is switched off" }
    let clients = try Outbox.clients(seeing: id, in: workspace, on: try context.today(), context.db)
    if clients.isEmpty { return "no client would see it" }
    let problems = try Sending().problems(of: id, context)
    return problems.isEmpty ? nil : problems.map(\.description).joined(separator: "; ")
  }
}

extension RecurringInvoice {
  /// As in a task about it.
  var name: String { "\(title) for \(companyName)" }
}
