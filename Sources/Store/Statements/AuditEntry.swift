import GRDB
import Portal

/// One line of the audit log: who did what to what, when. The log is only added to.
package struct AuditEntry: Sendable {
  package enum ActorKind: String, Sendable {
    case client
    case member
    case `operator`
    case stripe
    case clock
    case apiKey = "api_key"
  }

  let workspace: Workspace.ID
  let at: Instant
  let actorKind: ActorKind
  let actor: String
  let action: String
  let subject: String
  let address: String

  package init(
    workspace: Workspace.ID, at: Instant, actorKind: ActorKind, actor: String, action: String,
    subject: String,
    address: String
  ) {
    self.workspace = workspace
    self.at = at
    self.actorKind = actorKind
    self.actor = actor
    self.action = action
    self.subject = subject
    self.address = address
  }

  package func append(_ db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO audit (workspace, at, actor_kind, actor, action, subject, address)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        """,
      arguments: [workspace.text, at.iso, actorKind.rawValue, actor, action, subject, address])
  }

  /// A text that is another one once anything was done in a workspace, by whomever.
  package static func pulse(of workspace: Workspace.ID, _ db: Database) throws -> String {
    let last = try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT max(id) FROM audit WHERE workspace = $1"), arguments: [workspace.text])
    return String(last ?? 0)
  }

  /// Whether the same was done to the same by the same after an instant.
  package func isThere(since instant: Instant, _ db: Database) throws -> Bool {
    try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT 1 FROM audit WHERE workspace = $1 AND subject = $2 AND subject <> '' AND actor = $3
            AND actor_kind = $4 AND action = $5 AND at > $6 LIMIT 1
          """),
      arguments: [workspace.text, subject, actor, actorKind.rawValue, action, instant.iso]) != nil
  }
}
