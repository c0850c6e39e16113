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
}
