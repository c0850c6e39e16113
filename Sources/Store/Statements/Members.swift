import GRDB
import Portal

/// People at the agency.
package enum Members {
  package static func insert(
    _ id: Member.ID, of workspace: Workspace.ID, email: String, name: String, role: Member.Role,
    at now: Instant,
    _ db: Database
  ) throws {
    try db.execute(
      sql: """
        INSERT INTO member (workspace, id, email, name, role, created_at) VALUES ($1, $2, $3, $4, $5, $6)
        """,
      arguments: [workspace.text, id.text, email, name, role.rawValue, now.iso])
  }

  /// Somebody who works at the agency.
  package struct Found: Sendable {
    package let id: Member.ID
    package let role: Member.Role
  }

  /// By their address; the first owner where none is told.
  package static func find(email: String?, in workspace: Workspace.ID, _ db: Database) throws -> Found? {
    try Row.fetchOne(
      db,
      sql: """
        SELECT id, role FROM member WHERE workspace = $1 AND removed_at IS NULL
          AND (email = $2 OR ($2 IS NULL AND role = 'owner')) ORDER BY created_at, id LIMIT 1
        """, arguments: [workspace.text, email?.lowercased()]
    ).flatMap { row in
      Member.Role(rawValue: row[1]).map { Found(id: Member.ID(unchecked: row[0]), role: $0) }
    }
  }

  /// Who looks after the money: owners and admins.
  package static func managers(in workspace: Workspace.ID, _ db: Database) throws -> [Member.ID] {
    try String.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT id FROM member WHERE workspace = $1 AND removed_at IS NULL AND role IN ('owner', 'admin')
          ORDER BY created_at, id
          """), arguments: [workspace.text]
    ).map { Member.ID(unchecked: $0) }
  }

  /// Whether somebody is of the team (still).
  package static func works(_ id: Member.ID, in workspace: Workspace.ID, _ db: Database) throws -> Bool {
    try Row.fetchOne(
      db.cachedStatement(
        sql: "SELECT 1 FROM member WHERE workspace = $1 AND id = $2 AND removed_at IS NULL"),
      arguments: [workspace.text, id.text]) != nil
  }

  /// Somebody of the team as mail addresses them.
  package struct Person: Sendable {
    package let name: String
    package let email: String
    /// BCP 47; empty means the workspace's.
    package let locale: String
  }

  /// Nil for who is not of the team (any more).
  package static func person(_ id: Member.ID, in workspace: Workspace.ID, _ db: Database) throws -> Person? {
    try Row.fetchOne(
      db.cachedStatement(
        sql: "SELECT name, email, locale FROM member WHERE workspace = $1 AND id = $2 AND removed_at IS NULL"),
      arguments: [workspace.text, id.text]
    ).map { Person(name: $0[0], email: $0[1], locale: $0[2]) }
  }
}
