import Foundation
import GRDB
import Portal

/// Events of Stripe that came, each once.
package enum StripeEvents {
  package struct Kept: Sendable {
    package let id: String
    package let type: String
    package let body: [UInt8]
    package let receivedAt: Instant
    /// Why it waits for the team; empty where it does not.
    package let quarantine: String
  }

  /// - Returns: false where it is there already.
  package static func add(
    _ id: String, type: String, body: [UInt8], in workspace: Workspace.ID, at now: Instant, _ db: Database
  ) throws -> Bool {
    try db.cachedStatement(
      sql: """
        INSERT INTO stripe_event (workspace, id, type, body, received_at) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (workspace, id) DO NOTHING
        """
    ).execute(arguments: [workspace.text, id, type, Data(body), now.iso])
    return db.changesCount == 1
  }

  /// Done with: its words, which name people, are not kept.
  package static func noteHandled(_ id: String, in workspace: Workspace.ID, at now: Instant, _ db: Database)
    throws
  {
    try db.cachedStatement(
      sql: """
        UPDATE stripe_event SET handled_at = $1, body = x'', quarantine = '' WHERE workspace = $2 AND id = $3
        """
    ).execute(arguments: [now.iso, workspace.text, id])
  }

  /// Kept with its words until somebody of the team has looked.
  package static func noteQuarantine(
    _ id: String, why: String, in workspace: Workspace.ID, at now: Instant, _ db: Database
  ) throws {
    try db.cachedStatement(
      sql: "UPDATE stripe_event SET handled_at = $1, quarantine = $2 WHERE workspace = $3 AND id = $4"
    ).execute(arguments: [now.iso, why, workspace.text, id])
  }

  /// Those that came before what they are about, the oldest first.
  package static func waiting(in workspace: Workspace.ID, _ db: Database) throws -> [Kept] {
    try kept("handled_at IS NULL", in: workspace, db)
  }

  package static func quarantined(in workspace: Workspace.ID, _ db: Database) throws -> [Kept] {
    try kept("quarantine <> ''", in: workspace, db)
  }

  private static func kept(_ condition: String, in workspace: Workspace.ID, _ db: Database) throws -> [Kept] {
    try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT id, type, body, received_at, quarantine FROM stripe_event
          WHERE workspace = $1 AND \(condition) ORDER BY received_at, id LIMIT 1000
          """), arguments: [workspace.text]
    ).compactMap { row in
      Instant(iso: row[3] as String).map {
        Kept(id: row[0], type: row[1], body: Array(row[2] as Data), receivedAt: $0, quarantine: row[4])
      }
    }
  }

  /// Nil where it never came; else whether it is done with.
  package static func isHandled(_ id: String, in workspace: Workspace.ID, _ db: Database) throws -> Bool? {
    try Bool.fetchOne(
      db.cachedStatement(
        sql: "SELECT handled_at IS NOT NULL FROM stripe_event WHERE workspace = $1 AND id = $2"),
      arguments: [workspace.text, id])
  }
}
