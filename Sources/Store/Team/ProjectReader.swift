import GRDB
import Portal

/// Reads the team's list of projects, a page at a time.
package enum ProjectReader {
  /// `$1` is the workspace, `$2` the member who looks, `$3` what is searched for.
  private static func condition(_ view: ProjectView) -> String {
    let which =
      switch view {
      case .running: "project.status IN ('planning', 'in_progress', 'in_review') AND $2 IS NOT NULL"
      case .mine: "project.status IN ('planning', 'in_progress', 'in_review') AND project.lead = $2"
      case .paused: "project.status = 'on_hold' AND $2 IS NOT NULL"
      case .over: "project.status IN ('completed', 'archived') AND $2 IS NOT NULL"
      }
    return """
      project.workspace = $1 AND \(which) AND ($3 = '' OR instr(lower(project.name), lower($3)) > 0 OR EXISTS (
        SELECT 1 FROM access JOIN client ON client.workspace = access.workspace AND client.id = access.client
          JOIN company ON company.workspace = client.workspace AND company.id = client.company
        WHERE access.workspace = project.workspace AND access.project = project.id
          AND instr(lower(client.name || ' ' || company.name), lower($3)) > 0))
      """
  }

  /// What waits for the team first, then by name.
  package static func lines(
    _ view: ProjectView, for member: Member.ID, search: String, offset: Int, limit: Int,
    in workspace: Workspace.ID, _ db: Database
  ) throws -> [ProjectEntry] {
    let rows = try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT project.id, project.name, project.status, member.name,
            (SELECT count(*) FROM deliverable WHERE deliverable.workspace = project.workspace
              AND deliverable.project = project.id AND deliverable.status = 'changes_requested') AS sent_back,
            (SELECT count(*) FROM deliverable WHERE deliverable.workspace = project.workspace
              AND deliverable.project = project.id AND deliverable.status = 'ready') AS in_review
          FROM project
          LEFT JOIN member ON member.workspace = project.workspace AND member.id = project.lead
          WHERE \(condition(view))
          ORDER BY sent_back > 0 DESC, project.name, project.id LIMIT $4 OFFSET $5
          """), arguments: [workspace.text, member.text, search, limit, offset])
    return try rows.compactMap { row in
      let id = Project.ID(unchecked: row[0])
      guard let status = Project.Status(rawValue: row[2]) else { return nil }
      return ProjectEntry(
        id: id, name: row[1], status: status, companies: try companies(of: id, in: workspace, db),
        lead: row[3],
        milestones: try milestones(of: id, in: workspace, db), sentBack: row[4], inReview: row[5])
    }
  }

  package static func count(
    _ view: ProjectView, for member: Member.ID, search: String = "", in workspace: Workspace.ID,
    _ db: Database
  ) throws -> Int {
    try Int.fetchOne(
      db.cachedStatement(sql: "SELECT count(*) FROM project WHERE \(condition(view))"),
      arguments: [workspace.text, member.text, search]) ?? 0
  }

  private static func companies(of id: Project.ID, in workspace: Workspace.ID, _ db: Database) throws
    -> [String]
  {
    try String.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT DISTINCT company.name FROM access
          JOIN client ON client.workspace = access.workspace AND client.id = access.client
          JOIN company ON company.workspace = client.workspace AND company.id = client.company
          WHERE access.workspace = $1 AND access.project = $2 AND access.revoked_at IS NULL
          ORDER BY company.name LIMIT 5
          """), arguments: [workspace.text, id.text])
  }

  /// In their order.
  static func milestones(of id: Project.ID, in workspace: Workspace.ID, _ db: Database) throws -> [Milestone]
  {
    try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT id, title, note, due_on, weight, completed_on FROM milestone
          WHERE workspace = $1 AND project = $2 ORDER BY position, id
          """), arguments: [workspace.text, id.text]
    ).map { row in
      Milestone(
        id: Milestone.ID(unchecked: row[0]), title: row[1], note: row[2],
        dueOn: (row[3] as String?).flatMap { Day(iso: $0) }, weight: row[4],
        completedOn: (row[5] as String?).flatMap { Day(iso: $0) })
    }
  }
}
