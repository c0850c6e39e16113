import GRDB
import Portal

/// Who is to be reminded of what, and on which mornings that was done.
package enum Reminders {
  /// Workspaces whose portal is open, with the names of their time zones.
  package static func workspaces(_ db: Database) throws -> [(id: Workspace.ID, timeZone: String)] {
    try Row.fetchAll(
      db.cachedStatement(sql: "SELECT id, time_zone FROM workspace WHERE portal_enabled = 1 ORDER BY id")
    ).map { (Workspace.ID(unchecked: $0[0]), $0[1]) }
  }

  package static func isWritten(_ day: Day, in workspace: Workspace.ID, _ db: Database) throws -> Bool {
    try Row.fetchOne(
      db.cachedStatement(sql: "SELECT 1 FROM reminder_morning WHERE workspace = $1 AND day = $2"),
      arguments: [workspace.text, day.iso]) != nil
  }

  /// - Returns: whether it was not written down before.
  package static func begin(_ day: Day, in workspace: Workspace.ID, at now: Instant, _ db: Database) throws
    -> Bool
  {
    try db.cachedStatement(
      sql: """
        INSERT INTO reminder_morning (workspace, day, written_at) VALUES ($1, $2, $3)
        ON CONFLICT (workspace, day) DO NOTHING
        """
    ).execute(arguments: [workspace.text, day.iso, now.iso])
    return db.changesCount == 1
  }

  package static func forget(before day: Day, _ db: Database) throws {
    try db.execute(sql: "DELETE FROM reminder_morning WHERE day < $1", arguments: [day.iso])
  }

  /// A client, and when something that waits for their decision is due.
  package struct Waiting: Sendable {
    package let client: Client.ID
    package let deliverable: Deliverable.ID
    package let dueOn: Day
    package let readyAt: Instant?
  }

  /// What is due in these days, and for whose decision it waits: named reviewers who have not approved the newest
  /// version, or, where nobody is named, everybody who may approve; the first due first. Whoever asked for changes, or
  /// approved for all, has ended its being ready.
  package static func waiting(
    dueIn days: ClosedRange<Day>, in workspace: Workspace.ID, on today: Day, _ db: Database
  ) throws -> [Waiting] {
    try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT access.client, deliverable.id, deliverable.due_on, deliverable.ready_at
          FROM deliverable
          JOIN access ON access.workspace = deliverable.workspace AND access.project = deliverable.project
          JOIN client ON client.workspace = access.workspace AND client.id = access.client
          WHERE \(SnapshotStatements.isLive) AND deliverable.workspace = $2 AND deliverable.status = 'ready'
            AND deliverable.due_on BETWEEN $3 AND $4 AND access.may_approve = 1 AND client.erased_at IS NULL
            AND (NOT EXISTS (\(reviewer)) OR EXISTS (\(reviewer) AND reviewer.client = access.client))
            AND NOT EXISTS (
              SELECT 1 FROM approval WHERE approval.workspace = deliverable.workspace AND approval.client = access.client
                AND approval.version = (
                  SELECT id FROM version WHERE version.workspace = deliverable.workspace
                    AND version.deliverable = deliverable.id
                  ORDER BY number DESC LIMIT 1))
          ORDER BY access.client, deliverable.due_on, deliverable.id
          """),
      arguments: [today.iso, workspace.text, days.lowerBound.iso, days.upperBound.iso]
    ).compactMap { row in
      Day(iso: row[2] as String).map { dueOn in
        Waiting(
          client: Client.ID(unchecked: row[0]), deliverable: Deliverable.ID(unchecked: row[1]), dueOn: dueOn,
          readyAt: (row[3] as String?).flatMap { Instant(iso: $0) })
      }
    }
  }

  private static let reviewer = """
    SELECT 1 FROM reviewer WHERE reviewer.workspace = deliverable.workspace AND reviewer.deliverable = deliverable.id
    """
}
