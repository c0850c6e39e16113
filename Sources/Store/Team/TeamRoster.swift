import GRDB
import Portal

/// Who works at an agency.
package enum TeamRoster {
  package struct Entry: Sendable {
    package let id: Member.ID
    package let name: String
  }

  /// By name.
  package static func entries(of workspace: Workspace.ID, _ db: Database) throws -> [Entry] {
    try Row.fetchAll(
      db.cachedStatement(
        sql: "SELECT id, name FROM member WHERE workspace = $1 AND removed_at IS NULL ORDER BY name, id"),
      arguments: [workspace.text]
    ).map { Entry(id: Member.ID(unchecked: $0[0]), name: $0[1]) }
  }
}
