import GRDB
import Portal

/// Notes to the clients of a project.
package enum Updates {
  package static func add(
    _ id: Update.ID, body: String, by author: Member.ID, on project: Project.ID, in workspace: Workspace.ID,
    at now: Instant, _ db: Database
  ) throws {
    try db.execute(
      sql: """
        INSERT INTO project_update (workspace, id, project, author, posted_at, body) VALUES ($1, $2, $3, $4, $5, $6)
        """, arguments: [workspace.text, id.text, project.text, author.text, now.iso, body])
  }

  /// - Returns: whether there was one.
  package static func remove(_ id: Update.ID, in workspace: Workspace.ID, _ db: Database) throws -> Bool {
    try db.execute(
      sql: "DELETE FROM project_update WHERE workspace = $1 AND id = $2",
      arguments: [workspace.text, id.text])
    return db.changesCount > 0
  }
}
