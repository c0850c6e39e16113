import GRDB
import Portal

/// Whom a workspace bills.
package enum Companies {
  /// Nil for one of another workspace, as for one that is not there.
  package static func name(of id: Company.ID, in workspace: Workspace.ID, _ db: Database) throws -> String? {
    try String.fetchOne(
      db.cachedStatement(sql: "SELECT name FROM company WHERE workspace = $1 AND id = $2"),
      arguments: [workspace.text, id.text])
  }
}
