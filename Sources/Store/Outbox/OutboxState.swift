import GRDB
import Portal

/// Whether mail leaves, in numbers.
package struct OutboxState: Sendable {
  package let failed: Int
  /// Why the last one failed; empty where none did.
  package let problem: String
  /// Written before a moment, due by then, and waiting still.
  package let late: Int

  package static func take(lateSince moment: Instant, _ db: Database) throws -> OutboxState {
    let failed = try Int.fetchOne(db, sql: "SELECT count(*) FROM outbox WHERE state = 'failed'") ?? 0
    let problem = try String.fetchOne(
      db, sql: "SELECT problem FROM outbox WHERE state = 'failed' ORDER BY id DESC LIMIT 1")
    // One that is tried again is due later each time; it was written long ago all the same.
    let late =
      try Int.fetchOne(
        db,
        sql: """
          SELECT count(*) FROM outbox JOIN workspace ON workspace.id = outbox.workspace AND workspace.portal_enabled = 1
          WHERE outbox.state = 'waiting' AND outbox.kind = 'mail'
            AND (outbox.due_at <= $1 OR (outbox.created_at <= $1 AND outbox.problem <> ''))
          """, arguments: [moment.iso]) ?? 0
    return OutboxState(failed: failed, problem: problem ?? "", late: late)
  }
}
