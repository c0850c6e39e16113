import GRDB
import Portal
import PorticoCrypto

/// Reads one deliverable with everything that the team works on.
package enum WorkReader {
  package static func board(
    _ id: Deliverable.ID, on today: Day, in workspace: Workspace.ID, _ db: Database
  ) throws -> WorkBoard? {
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT deliverable.project, project.name, title, notes, deliverable.status, due_on, rounds_included,
            originals, ready_at
          FROM deliverable JOIN project
            ON project.workspace = deliverable.workspace AND project.id = deliverable.project
          WHERE deliverable.workspace = $1 AND deliverable.id = $2
          """), arguments: [workspace.text, id.text])
    guard let row, let status = Deliverable.Status(rawValue: row[4]),
      let originals = Originals(rawValue: row[7])
    else { return nil }
    var board = WorkBoard(
      id: id, project: .init(unchecked: row[0]), projectName: row[1], title: row[2], notes: row[3],
      status: status,
      dueOn: row.day(5), roundsIncluded: row[6], originals: originals, readyAt: row.instant(8))
    board.versions = try versions(of: id, in: workspace, db)
    board.viewers = try BoardReader.viewers(of: board.project, on: today, in: workspace, db)
    board.reviewers = Set(
      try String.fetchAll(
        db.cachedStatement(sql: "SELECT client FROM reviewer WHERE workspace = $1 AND deliverable = $2"),
        arguments: [workspace.text, id.text]
      ).map { Client.ID(unchecked: $0) })
    board.decisions = try decisions(on: id, in: workspace, db)
    board.pulse = try AuditEntry.pulse(of: workspace, db)
    let remarks = try remarks(on: id, in: workspace, db)
    for index in board.versions.indices {
      board.versions[index].comments = remarks[board.versions[index].id] ?? []
    }
    return board
  }

  static func versions(of id: Deliverable.ID, in workspace: Workspace.ID, _ db: Database) throws
    -> [Version]
  {
    try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT version.id, number, link, version.sha256, member.name, version.created_at FROM version
          LEFT JOIN member ON member.workspace = version.workspace AND member.id = version.author
          WHERE version.workspace = $1 AND deliverable = $2 ORDER BY number DESC
          """), arguments: [workspace.text, id.text]
    ).compactMap { row in
      let version = Version.ID(unchecked: row[0])
      guard let created = row.instant(5) else { return nil }
      return Version(
        id: version, number: row[1], link: row[2], sha256: row[3], author: row[4] ?? "", createdAt: created,
        files: try files(of: version, in: workspace, db))
    }
  }

  package static func files(of version: Version.ID, in workspace: Workspace.ID, _ db: Database) throws
    -> [VersionFile]
  {
    try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT version_file.id, position, name, version_file.sha256, \(SnapshotStatements.blob) FROM version_file
          JOIN blob ON blob.workspace = version_file.workspace AND blob.sha256 = version_file.sha256
          WHERE version_file.workspace = $1 AND version = $2 ORDER BY position
          """), arguments: [workspace.text, version.text]
    ).map { row in
      let pictures = try Digest(hex: row[3] as String).map {
        try Previews.pictures(of: $0, in: workspace, db)
      }
      return VersionFile(
        id: .init(unchecked: row[0]), position: row[1], name: row[2], blob: SnapshotRows.blob(row, from: 4),
        previews: pictures ?? [])
    }
  }

  private static func decisions(on id: Deliverable.ID, in workspace: Workspace.ID, _ db: Database) throws
    -> [WorkBoard.Decision]
  {
    try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT 1, approval.name, version.number, approved_at AS at, note FROM approval
            JOIN version ON version.workspace = approval.workspace AND version.id = approval.version
            WHERE approval.workspace = $1 AND approval.deliverable = $2
          UNION ALL
          SELECT 0, client.name, version.number, requested_at AS at, note FROM change_request
            JOIN version ON version.workspace = change_request.workspace AND version.id = change_request.version
            JOIN client ON client.workspace = change_request.workspace AND client.id = change_request.client
            WHERE change_request.workspace = $1 AND change_request.deliverable = $2
          ORDER BY at DESC
          """), arguments: [workspace.text, id.text]
    ).compactMap { row in
      row.instant(3).map {
        WorkBoard.Decision(isApproval: row[0], person: row[1], version: row[2], at: $0, note: row[4])
      }
    }
  }

  /// By version; the oldest first.
  private static func remarks(on id: Deliverable.ID, in workspace: Workspace.ID, _ db: Database) throws
    -> [Version.ID: [Comment]]
  {
    var remarks: [Version.ID: [Comment]] = [:]
    let rows = try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT comment.version, comment.id, reply_to, comment.client, coalesce(client.name, member.name, ''),
            body, pin, posted_at, resolved_at
          FROM comment
          JOIN version ON version.workspace = comment.workspace AND version.id = comment.version
          LEFT JOIN client ON client.workspace = comment.workspace AND client.id = comment.client
          LEFT JOIN member ON member.workspace = comment.workspace AND member.id = comment.member
          WHERE comment.workspace = $1 AND version.deliverable = $2
          ORDER BY posted_at, reply_to IS NOT NULL, comment.id
          """), arguments: [workspace.text, id.text])
    for row in rows {
      guard let posted = row.instant(7) else { continue }
      let client = (row[3] as String?).map { Client.ID(unchecked: $0) }
      let comment = Comment(
        id: .init(unchecked: row[1]), replyTo: (row[2] as String?).map { Comment.ID(unchecked: $0) },
        author: client.map { .client($0, name: row[4]) } ?? .member(name: row[4]), body: row[5],
        pin: (row[6] as String?).flatMap { Pin(json: $0) }, postedAt: posted,
        isResolved: (row[8] as String?) != nil)
      remarks[Version.ID(unchecked: row[0]), default: []].append(comment)
    }
    return remarks
  }
}
