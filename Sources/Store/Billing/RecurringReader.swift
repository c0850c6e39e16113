import GRDB
import Portal

/// Reads templates of invoices, for the team and for the clock.
package enum RecurringReader {
  /// By their titles.
  package static func all(in workspace: Workspace.ID, _ db: Database) throws -> [RecurringInvoice] {
    let rows = try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT \(columns) FROM \(tables) WHERE recurring.workspace = $1
          ORDER BY recurring.next_on IS NULL, lower(recurring.title), recurring.id
          """), arguments: [workspace.text])
    return try rows.compactMap { try template($0, in: workspace, db) }
  }

  /// Nil for one of another workspace, as for one that is not there.
  package static func template(_ id: RecurringInvoice.ID, in workspace: Workspace.ID, _ db: Database) throws
    -> RecurringInvoice?
  {
    try Row.fetchOne(
      db.cachedStatement(
        sql: "SELECT \(columns) FROM \(tables) WHERE recurring.workspace = $1 AND recurring.id = $2"),
      arguments: [workspace.text, id.text]
    ).flatMap { try template($0, in: workspace, db) }
  }

  /// The template that an invoice was made from.
  package static func template(of invoice: Invoice.ID, in workspace: Workspace.ID, _ db: Database) throws
    -> RecurringInvoice?
  {
    try String.fetchOne(
      db.cachedStatement(sql: "SELECT recurring FROM invoice WHERE workspace = $1 AND id = $2"),
      arguments: [workspace.text, invoice.text]
    ).flatMap { try template(RecurringInvoice.ID(unchecked: $0), in: workspace, db) }
  }

  /// A template whose day has come.
  package struct Due: Hashable, Sendable {
    package let workspace: Workspace.ID
    package let id: RecurringInvoice.ID
  }

  /// So many are looked for at a time; the others come with the next look.
  private static let most = 1000

  /// Those whose day has begun where their workspace is.
  package static func due(at now: Instant, zones: ZoneCache, _ db: Database) throws -> [Due] {
    // No clock is further than a day ahead of that of UTC.
    let utc = Day(number: Int(now.seconds / 86_400))
    return try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT recurring.workspace, recurring.id, recurring.next_on, workspace.time_zone
          FROM recurring_invoice AS recurring JOIN workspace ON workspace.id = recurring.workspace
          WHERE recurring.is_paused = 0 AND recurring.next_on <= $1
          ORDER BY recurring.next_on, recurring.workspace, recurring.id LIMIT $2
          """), arguments: [(utc + 1).iso, most]
    ).compactMap { row in
      guard let day = Day(iso: row[2] as String), let zone = zones.zone(row[3]), zone.day(of: now) >= day
      else { return nil }
      return Due(workspace: .init(unchecked: row[0]), id: .init(unchecked: row[1]))
    }
  }

  /// The invoices that a template made, the newest first.
  package static func made(_ id: RecurringInvoice.ID, in workspace: Workspace.ID, _ db: Database) throws
    -> [RecurringBoard.Made]
  {
    try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT period.day, invoice.id, invoice.number, invoice.stage FROM recurring_period AS period
          LEFT JOIN invoice ON invoice.workspace = period.workspace AND invoice.id = period.invoice
          WHERE period.workspace = $1 AND period.recurring = $2 ORDER BY period.day DESC LIMIT 60
          """), arguments: [workspace.text, id.text]
    ).compactMap { row in
      Day(iso: row[0] as String).map { day in
        RecurringBoard.Made(
          day: day, invoice: (row[1] as String?).map { .init(unchecked: $0) }, number: row[2] ?? "",
          stage: (row[3] as String?).flatMap { Invoice.Stage(rawValue: $0) })
      }
    }
  }

  private static let tables = """
    recurring_invoice AS recurring \
    JOIN company ON company.workspace = recurring.workspace AND company.id = recurring.company
    """

  private static let columns = """
    recurring.id, recurring.company, company.name, recurring.title, recurring.currency, recurring.draft, \
    recurring.total, recurring.every, recurring.days, coalesce(recurring.starts_on, recurring.next_on), \
    recurring.next_on, recurring.ends_on, recurring.is_paused, recurring.sends_at_once
    """

  /// Nil for a row that the checks of the schema would refuse, or that never had a day.
  private static func template(_ row: Row, in workspace: Workspace.ID, _ db: Database) throws
    -> RecurringInvoice?
  {
    guard let every = Recurrence.Every(rawValue: row[7]), let first = day(row[9]),
      let currency = Currency(row[4])
    else { return nil }
    let (id, company) = (RecurringInvoice.ID(unchecked: row[0]), Company.ID(unchecked: row[1]))
    var draft = RecurringDraft(json: row[5])?.draft(to: company, in: currency, on: first)
    draft?.projects = try projects(of: id, in: workspace, db)
    let total: Int64? = row[6]
    return RecurringInvoice(
      id: id, title: row[3], recurrence: Recurrence(every: every, days: row[8] ?? 0, first: first),
      nextOn: day(row[10]), endsOn: day(row[11]), isPaused: row[12], sendsAtOnce: row[13], draft: draft,
      company: company, companyName: row[2], currency: currency,
      total: total.map { Money(minor: $0, currency: currency) })
  }

  private static func day(_ text: String?) -> Day? { text.flatMap { Day(iso: $0) } }

  private static func projects(of id: RecurringInvoice.ID, in workspace: Workspace.ID, _ db: Database) throws
    -> [Project.ID]
  {
    try String.fetchAll(
      db.cachedStatement(
        sql: "SELECT project FROM recurring_project WHERE workspace = $1 AND recurring = $2 ORDER BY project"),
      arguments: [workspace.text, id.text]
    ).map { Project.ID(unchecked: $0) }
  }
}
