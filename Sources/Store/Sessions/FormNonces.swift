import GRDB
import Portal

/// Forms that were posted: what is posted again, by a second click, a reload or a network that tries twice, is not done
/// again.
package enum FormNonces {
  /// - Parameter actor: the id of who posted.
  /// - Returns: where the first post led; nil for a form that is new.
  package static func result(
    of nonce: String, by actor: String, in workspace: Workspace.ID, _ db: Database
  ) throws -> String? {
    try String.fetchOne(
      db.cachedStatement(
        sql: "SELECT result FROM form_nonce WHERE workspace = $1 AND actor = $2 AND nonce = $3"),
      arguments: [workspace.text, actor, nonce])
  }

  package static func add(
    _ nonce: String, by actor: String, result: String, in workspace: Workspace.ID, at now: Instant,
    _ db: Database
  ) throws {
    try db.cachedStatement(
      sql: "INSERT INTO form_nonce (workspace, actor, nonce, result, used_at) VALUES ($1, $2, $3, $4, $5)"
    ).execute(arguments: [workspace.text, actor, nonce, result, now.iso])
  }

  package static func forget(before moment: Instant, _ db: Database) throws {
    try db.execute(sql: "DELETE FROM form_nonce WHERE used_at < $1", arguments: [moment.iso])
  }
}
