import GRDB
import Portal

/// Whose business a project is.
package enum Leads {
  /// The lead of a project, or the workspace's first owner where there is no project, no lead, or they left: nothing
  /// that a client says is lost.
  package static func member(for project: Project.ID?, in workspace: Workspace.ID, _ db: Database) throws
    -> Member.ID?
  {
    try String.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT id FROM member WHERE workspace = $1 AND removed_at IS NULL
            AND (role = 'owner' OR id = (SELECT lead FROM project WHERE project.workspace = $1 AND project.id = $2))
          ORDER BY id = (SELECT lead FROM project WHERE project.workspace = $1 AND project.id = $2) DESC, created_at, id
          LIMIT 1
          """), arguments: [workspace.text, project?.text]
    ).map { Member.ID(unchecked: $0) }
  }
}
