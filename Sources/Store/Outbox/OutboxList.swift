import GRDB
import Portal

/// The outbox as an operator looks at it.
extension Outbox {
  /// One line of `portico outbox`. No addresses, no contents.
  package struct Line: Encodable, Sendable {
    package let id: Int64
    package let workspace: String
    package let state: String
    package let letter: String
    /// The id of the client or member; empty where it is found out when the mail is sent.
    package let recipient: String
    package let createdAt: String
    package let dueAt: String
    package let attempts: Int
    package let problem: String
  }

  /// What waits, is held back or failed, in the order in which it is due.
  package static func open(of workspace: Workspace.ID?, _ db: Database) throws -> [Line] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT outbox.id, workspace.slug, outbox.state, outbox.letter, outbox.recipient, outbox.created_at, outbox.due_at,
          outbox.attempts, outbox.problem
        FROM outbox JOIN workspace ON workspace.id = outbox.workspace
        WHERE outbox.state IN ('waiting', 'held', 'failed') AND ($1 IS NULL OR outbox.workspace = $1)
        ORDER BY outbox.due_at, outbox.id
        """, arguments: [workspace?.text]
    ).map { row in
      Line(
        id: row[0], workspace: row[1], state: row[2], letter: row[3], recipient: row[4], createdAt: row[5],
        dueAt: row[6], attempts: row[7], problem: row[8])
    }
  }

  /// Whether an entry is a workspace's.
  package static func has(_ id: Int64, in workspace: Workspace.ID, _ db: Database) throws -> Bool {
    try Row.fetchOne(
      db.cachedStatement(sql: "SELECT 1 FROM outbox WHERE workspace = $1 AND id = $2"),
      arguments: [workspace.text, id]) != nil
  }

  /// Makes what failed or was held back wait again, from now on and with all its attempts.
  /// - Returns: false where there is no such entry, or nothing is left of it to be sent.
  package static func retry(_ id: Int64, at now: Instant, _ db: Database) throws -> Bool {
    try db.execute(
      sql: """
        UPDATE outbox SET state = 'waiting', due_at = $1, attempts = 0, problem = '', claimed_until = NULL
        WHERE id = $2 AND length(payload) > 0
          AND (state IN ('failed', 'held') OR (state = 'waiting' AND claimed_until IS NULL))
        """, arguments: [now.iso, id])
    return db.changesCount == 1
  }
}
