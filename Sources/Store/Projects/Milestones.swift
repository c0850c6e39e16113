import GRDB
import Portal

/// The parts of projects.
package enum Milestones {
  /// At the end of the project's list.
  package static func add(
    _ milestone: Milestone, to project: Project.ID, in workspace: Workspace.ID, _ db: Database
  ) throws {
    try db.execute(
      sql: """
        INSERT INTO milestone (workspace, id, project, position, title, note, due_on, weight)
        VALUES ($1, $2, $3,
          (SELECT coalesce(max(position), 0) + 1 FROM milestone WHERE milestone.workspace = $1 AND project = $3),
          $4, $5, $6, $7)
        """,
      arguments: [
        workspace.text, milestone.id.text, project.text, milestone.title, milestone.note,
        milestone.dueOn?.iso, milestone.weight,
      ])
  }

  /// When it was completed, and whether it is there at all.
  package static func completion(of id: Milestone.ID, in workspace: Workspace.ID, _ db: Database) throws
    -> (isThere: Bool, on: Day?)
  {
    let row = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT completed_on FROM milestone WHERE workspace = $1 AND id = $2"),
      arguments: [workspace.text, id.text])
    let day = row.flatMap { $0[0] as String? }
    return (row != nil, day.flatMap { Day(iso: $0) })
  }

  package static func remove(_ id: Milestone.ID, in workspace: Workspace.ID, _ db: Database) throws {
    try db.execute(
      sql: "DELETE FROM milestone WHERE workspace = $1 AND id = $2", arguments: [workspace.text, id.text])
  }
}
