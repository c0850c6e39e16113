import GRDB
import Portal

/// Templates of invoices, as the team writes them and the clock works through them.
package enum RecurringInvoices {
  /// With its draft; `nextOn` is the first of its days.
  package static func add(_ template: RecurringInvoice, in workspace: Workspace.ID, _ db: Database) throws {
    guard let draft = template.draft else { return }
    try db.cachedStatement(
      sql: """
        INSERT INTO recurring_invoice (workspace, id, company, title, currency, draft, every, days)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        """
    ).execute(arguments: [
      workspace.text, template.id.text, draft.company.text, template.title, draft.currency.code,
      try RecurringDraft(draft).json(), template.recurrence.every.rawValue, template.recurrence.counted,
    ])
    try write(template, in: workspace, db)
  }

  /// All that a template says, in place of what it said.
  package static func write(_ template: RecurringInvoice, in workspace: Workspace.ID, _ db: Database) throws {
    guard let draft = template.draft else { return }
    var patch = Patch()
    patch.set("company", draft.company.text)
    patch.set("title", template.title)
    patch.set("currency", draft.currency.code)
    patch.set("draft", try RecurringDraft(draft).json())
    patch.set("total", try? draft.totals().total.minor)
    patch.set("every", template.recurrence.every.rawValue)
    patch.set("days", template.recurrence.counted)
    patch.set("starts_on", template.recurrence.first.iso)
    patch.set("next_on", template.nextOn?.iso)
    patch.set("ends_on", template.endsOn?.iso)
    patch.set("is_paused", template.isPaused)
    patch.set("sends_at_once", template.sendsAtOnce)
    try patch.apply(to: "recurring_invoice", template.id.text, in: workspace, db)
    try setProjects(draft.projects, of: template.id, in: workspace, db)
  }

  private static func setProjects(
    _ projects: [Project.ID], of id: RecurringInvoice.ID, in workspace: Workspace.ID, _ db: Database
  ) throws {
    try db.cachedStatement(sql: "DELETE FROM recurring_project WHERE workspace = $1 AND recurring = $2")
      .execute(arguments: [workspace.text, id.text])
    for project in projects {
      try db.cachedStatement(
        sql: "INSERT INTO recurring_project (workspace, recurring, project) VALUES ($1, $2, $3)"
      ).execute(arguments: [workspace.text, id.text, project.text])
    }
  }

  /// - Parameter day: nil where it has ended.
  package static func setNext(
    _ day: Day?, of id: RecurringInvoice.ID, isPaused: Bool, in workspace: Workspace.ID, _ db: Database
  ) throws {
    var patch = Patch()
    patch.set("next_on", day?.iso)
    patch.set("is_paused", isPaused)
    try patch.apply(to: "recurring_invoice", id.text, in: workspace, db)
  }

  /// Takes a day of a template for an invoice. The row is the referee: of two who try one has it.
  /// - Returns: whether it was not taken before.
  package static func take(
    _ day: Day, of id: RecurringInvoice.ID, for invoice: Invoice.ID, in workspace: Workspace.ID,
    at now: Instant, _ db: Database
  ) throws -> Bool {
    try db.cachedStatement(
      sql: """
        INSERT INTO recurring_period (workspace, recurring, day, invoice, made_at) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (workspace, recurring, day) DO NOTHING
        """
    ).execute(arguments: [workspace.text, id.text, day.iso, invoice.text, now.iso])
    return db.changesCount == 1
  }

  /// The last day for which an invoice was made.
  package static func lastMade(_ id: RecurringInvoice.ID, in workspace: Workspace.ID, _ db: Database) throws
    -> Day?
  {
    try String.fetchOne(
      db.cachedStatement(
        sql: "SELECT max(day) FROM recurring_period WHERE workspace = $1 AND recurring = $2"),
      arguments: [workspace.text, id.text]
    ).flatMap { Day(iso: $0) }
  }
}

extension Recurrence {
  /// As a column keeps it: NULL for what is counted in months.
  var counted: Int? { every == .days ? days : nil }
}
