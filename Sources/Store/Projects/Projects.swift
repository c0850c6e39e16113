import GRDB
import Portal

/// Projects as the team makes and moves them.
package enum Projects {
  /// What the team's actions have to know of one.
  package struct Facts: Sendable {
    package let name: String
    package let status: Project.Status
    package let startsOn: Day?
    package let endsOn: Day?
  }

  package static func facts(_ id: Project.ID, in workspace: Workspace.ID, _ db: Database) throws -> Facts? {
    try Row.fetchOne(
      db.cachedStatement(
        sql: "SELECT name, status, starts_on, ends_on FROM project WHERE workspace = $1 AND id = $2"),
      arguments: [workspace.text, id.text]
    ).flatMap { row in
      guard let status = Project.Status(rawValue: row[1]) else { return nil }
      let (from, to) = (row[2] as String?, row[3] as String?)
      return Facts(
        name: row[0], status: status, startsOn: from.flatMap { Day(iso: $0) },
        endsOn: to.flatMap { Day(iso: $0) })
    }
  }

  package static func add(
    _ id: Project.ID, name: String, in workspace: Workspace.ID, at now: Instant, _ db: Database
  ) throws {
    try db.execute(
      sql: "INSERT INTO project (workspace, id, name, created_at) VALUES ($1, $2, $3, $4)",
      arguments: [workspace.text, id.text, name, now.iso])
  }

  /// The clients whose access to a project is in force today and lets them decide, of those who are named; all of them
  /// where nobody is.
  package static func deciders(
    among named: [Client.ID], on id: Project.ID, today: Day, in workspace: Workspace.ID, _ db: Database
  ) throws -> Set<Client.ID> {
    let all = try String.fetchSet(
      db.cachedStatement(
        sql: """
          SELECT access.client FROM access CROSS JOIN client
            ON client.workspace = access.workspace AND client.id = access.client
          WHERE access.workspace = $1 AND access.project = $2 AND access.may_approve = 1
            AND access.revoked_at IS NULL AND (access.expires_on IS NULL OR access.expires_on >= $3)
            AND client.erased_at IS NULL
          """), arguments: [workspace.text, id.text, today.iso])
    let deciders = Set(all.map { Client.ID(unchecked: $0) })
    return named.isEmpty ? deciders : deciders.intersection(named)
  }
}
