import GRDB
import Portal

/// Deliverables as the team makes and moves them.
package enum Deliverables {
  package static func setStatus(
    _ status: Deliverable.Status, of id: Deliverable.ID, in workspace: Workspace.ID, _ db: Database
  ) throws {
    try db.cachedStatement(sql: "UPDATE deliverable SET status = $1 WHERE workspace = $2 AND id = $3")
      .execute(
        arguments: [status.rawValue, workspace.text, id.text])
  }

  /// Ready from now on, for the newest version.
  package static func markReady(
    _ id: Deliverable.ID, in workspace: Workspace.ID, at now: Instant, _ db: Database
  ) throws {
    try db.cachedStatement(
      sql: "UPDATE deliverable SET status = 'ready', ready_at = $1 WHERE workspace = $2 AND id = $3"
    ).execute(arguments: [now.iso, workspace.text, id.text])
  }

  /// What the team's actions have to know of one.
  package struct Facts: Sendable {
    package let project: Project.ID
    package let title: String
    package let status: Deliverable.Status
    /// Of the newest version; nil where there is none.
    package let newest: (id: Version.ID, number: Int)?
  }

  package static func facts(_ id: Deliverable.ID, in workspace: Workspace.ID, _ db: Database) throws -> Facts?
  {
    try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT deliverable.project, deliverable.title, deliverable.status, version.id, version.number
          FROM deliverable LEFT JOIN version
            ON version.workspace = deliverable.workspace AND version.deliverable = deliverable.id
          WHERE deliverable.workspace = $1 AND deliverable.id = $2 ORDER BY version.number DESC LIMIT 1
          """), arguments: [workspace.text, id.text]
    ).flatMap { row in
      guard let status = Deliverable.Status(rawValue: row[2]) else { return nil }
      let newest = (row[3] as String?).map { (Version.ID(unchecked: $0), row[4] as Int) }
      return Facts(project: Project.ID(unchecked: row[0]), title: row[1], status: status, newest: newest)
    }
  }

  package static func add(
    _ deliverable: Deliverable, in workspace: Workspace.ID, at now: Instant, _ db: Database
  ) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO deliverable (workspace, id, project, title, notes, due_on, rounds_included, originals, status,
          created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """
    ).execute(arguments: [
      workspace.text, deliverable.id.text, deliverable.project.text, deliverable.title, deliverable.notes,
      deliverable.dueOn?.iso, deliverable.roundsIncluded, deliverable.originals.rawValue,
      deliverable.status.rawValue, now.iso,
    ])
  }

  /// Those who are asked by name, in place of whoever was.
  package static func setReviewers(
    _ clients: [Client.ID], of id: Deliverable.ID, in workspace: Workspace.ID, _ db: Database
  ) throws {
    try db.execute(
      sql: "DELETE FROM reviewer WHERE workspace = $1 AND deliverable = $2",
      arguments: [workspace.text, id.text])
    for client in clients {
      try db.cachedStatement(
        sql: "INSERT INTO reviewer (workspace, deliverable, client) VALUES ($1, $2, $3)"
      ).execute(arguments: [workspace.text, id.text, client.text])
    }
  }

  /// A version with its files, whose bytes the workspace has (`Blobs.add`).
  package static func add(
    _ version: Version, hashes: [String], by author: Member.ID, to deliverable: Deliverable.ID,
    in workspace: Workspace.ID, _ db: Database
  ) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO version (workspace, id, deliverable, number, link, sha256, author, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        """
    ).execute(arguments: [
      workspace.text, version.id.text, deliverable.text, version.number, version.link, version.sha256,
      author.text, version.createdAt.iso,
    ])
    for (file, hash) in zip(version.files, hashes) {
      try db.cachedStatement(
        sql: """
          INSERT INTO version_file (workspace, id, version, position, sha256, name) VALUES ($1, $2, $3, $4, $5, $6)
          """
      ).execute(arguments: [
        workspace.text, file.id.text, version.id.text, file.position, hash, file.name,
      ])
    }
  }

  /// The SHA-256 of each file of a version, in their order, as hexadecimal digits.
  package static func fileHashes(of version: Version.ID, in workspace: Workspace.ID, _ db: Database) throws
    -> [String]
  {
    try String.fetchAll(
      db.cachedStatement(
        sql: "SELECT sha256 FROM version_file WHERE workspace = $1 AND version = $2 ORDER BY position"),
      arguments: [workspace.text, version.text])
  }

  /// Of a version; nil where there is none, 0 for a link.
  package static func fileCount(of version: Version.ID, in workspace: Workspace.ID, _ db: Database) throws
    -> Int?
  {
    try Int.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT (SELECT count(*) FROM version_file
            WHERE version_file.workspace = version.workspace AND version_file.version = version.id)
          FROM version WHERE workspace = $1 AND id = $2
          """), arguments: [workspace.text, version.text])
  }
}
