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

  /// One that somebody of the team looks at, or looked at.
  package struct Looked: Sendable {
    package let kept: Kept
    package let settlement: Settlement?
  }

  /// What was made of one that was not as expected.
  package struct Settlement: Sendable {
    /// The word of `SettleEvent.How`.
    package let how: String
    /// The name of whoever settled it.
    package let member: String
    package let note: String
    /// Why it had waited.
    package let reason: String
    package let at: Instant
  }

  /// Nil for one that never had to be looked at.
  package static func looked(at id: String, in workspace: Workspace.ID, _ db: Database) throws -> Looked? {
    try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT event.id, event.type, event.body, event.received_at, event.quarantine, event.settled_as,
            coalesce(member.name, ''), event.note, event.reason, event.handled_at
          FROM stripe_event AS event
          LEFT JOIN member ON member.workspace = event.workspace AND member.id = event.settled_by
          WHERE event.workspace = $1 AND event.id = $2 AND (event.quarantine <> '' OR event.settled_as <> '')
          """), arguments: [workspace.text, id]
    ).flatMap { row in
      guard let received = Instant(iso: row[3] as String) else { return nil }
      let kept = Kept(
        id: row[0], type: row[1], body: Array(row[2] as Data), receivedAt: received, quarantine: row[4])
      let at = (row[9] as String?).flatMap { Instant(iso: $0) }
      guard let at, !(row[5] as String).isEmpty else { return Looked(kept: kept, settlement: nil) }
      return Looked(
        kept: kept,
        settlement: Settlement(how: row[5], member: row[6], note: row[7], reason: row[8], at: at))
    }
  }

  /// Somebody looked, and made this of it. Its words, which name people, are not kept; why it had waited is.
  package static func noteSettled(
    _ id: String, as how: String, by member: Member.ID, note: String, in workspace: Workspace.ID,
    at now: Instant, _ db: Database
  ) throws {
    try db.cachedStatement(
      sql: """
        UPDATE stripe_event SET handled_at = $1, settled_as = $2, settled_by = $3, note = $4,
          reason = quarantine, quarantine = '', body = x''
        WHERE workspace = $5 AND id = $6
        """
    ).execute(arguments: [now.iso, how, member.text, note, workspace.text, id])
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
