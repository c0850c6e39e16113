import GRDB
import Portal

/// Reads one project with everything that the team works on.
package enum BoardReader {
  /// So many updates and files are shown; the clients' own pages have them all.
  private static let limit = 50

  /// - Parameter today: the day on which an access must be live.
  package static func board(
    _ id: Project.ID, on today: Day, in workspace: Workspace.ID, _ db: Database
  ) throws -> ProjectBoard? {
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT project.name, project.summary, project.status, project.lead, member.name, starts_on, ends_on
          FROM project LEFT JOIN member ON member.workspace = project.workspace AND member.id = project.lead
          WHERE project.workspace = $1 AND project.id = $2
          """), arguments: [workspace.text, id.text])
    guard let row, let status = Project.Status(rawValue: row[2]) else { return nil }
    var board = ProjectBoard(
      id: id, name: row[0], summary: row[1], status: status,
      lead: (row[3] as String?).map { Member.ID(unchecked: $0) }, leadName: row[4], startsOn: row.day(5),
      endsOn: row.day(6))
    board.milestones = try ProjectReader.milestones(of: id, in: workspace, db)
    board.updates = try updates(of: id, in: workspace, db)
    board.works = try works(of: id, in: workspace, db)
    board.files = try files(of: id, in: workspace, db)
    board.requests = try requests(of: id, in: workspace, db)
    board.clients = try viewers(of: id, on: today, in: workspace, db)
    return board
  }

  private static func updates(of id: Project.ID, in workspace: Workspace.ID, _ db: Database) throws
    -> [ProjectBoard.Update]
  {
    try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT project_update.id, member.name, posted_at, body FROM project_update
          LEFT JOIN member ON member.workspace = project_update.workspace AND member.id = project_update.author
          WHERE project_update.workspace = $1 AND project = $2
          ORDER BY posted_at DESC, project_update.id DESC LIMIT $3
          """), arguments: [workspace.text, id.text, limit]
    ).compactMap { row in
      row.instant(2).map {
        ProjectBoard.Update(id: .init(unchecked: row[0]), author: row[1] ?? "", postedAt: $0, body: row[3])
      }
    }
  }

  /// What was sent back first, then drafts, what waits for clients, what is approved.
  private static func works(of id: Project.ID, in workspace: Workspace.ID, _ db: Database) throws
    -> [ProjectBoard.WorkLine]
  {
    try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT deliverable.id, title, status, (SELECT max(number) FROM version
              WHERE version.workspace = deliverable.workspace AND version.deliverable = deliverable.id),
            ready_at, due_on, last.person, last.decided_at, last.note
          FROM deliverable LEFT JOIN (
            SELECT approval.deliverable AS work, approval.name AS person, max(approved_at) AS decided_at, note,
              'approved' AS kind
              FROM approval WHERE approval.workspace = $1 GROUP BY approval.deliverable
            UNION ALL
            SELECT change_request.deliverable, client.name, max(requested_at), note, 'changes_requested'
              FROM change_request JOIN client ON client.workspace = change_request.workspace
                AND client.id = change_request.client
              WHERE change_request.workspace = $1 GROUP BY change_request.deliverable
          ) AS last ON last.work = deliverable.id AND last.kind = deliverable.status
          WHERE deliverable.workspace = $1 AND project = $2
          ORDER BY CASE status WHEN 'changes_requested' THEN 0 WHEN 'draft' THEN 1 WHEN 'ready' THEN 2 ELSE 3 END,
            coalesce(ready_at, created_at) DESC, deliverable.id
          """), arguments: [workspace.text, id.text]
    ).compactMap { row in
      Deliverable.Status(rawValue: row[2]).map {
        ProjectBoard.WorkLine(
          id: .init(unchecked: row[0]), title: row[1], status: $0, version: row[3], readyAt: row.instant(4),
          dueOn: row.day(5), person: row[6], decidedAt: row.instant(7), note: row[8] ?? "")
      }
    }
  }

  private static func files(of id: Project.ID, in workspace: Workspace.ID, _ db: Database) throws
    -> [ProjectBoard.FileLine]
  {
    try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT file.id, file.name, file.shared_at, \(SnapshotStatements.blob)
          FROM file JOIN blob ON blob.workspace = file.workspace AND blob.sha256 = file.sha256
          WHERE file.workspace = $1 AND file.project = $2
          ORDER BY file.shared_at DESC, file.id DESC LIMIT $3
          """), arguments: [workspace.text, id.text, limit]
    ).compactMap { row in
      row.instant(2).map {
        ProjectBoard.FileLine(
          id: .init(unchecked: row[0]), name: row[1], sharedAt: $0, blob: SnapshotRows.blob(row, from: 3))
      }
    }
  }

  private static func requests(of id: Project.ID, in workspace: Workspace.ID, _ db: Database) throws
    -> [ProjectBoard.RequestLine]
  {
    try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT file_request.id, title, client.name, due_on, answered_at FROM file_request
          LEFT JOIN client ON client.workspace = file_request.workspace AND client.id = file_request.client
          WHERE file_request.workspace = $1 AND project = $2 AND withdrawn_at IS NULL
          ORDER BY asked_at DESC, file_request.id LIMIT $3
          """), arguments: [workspace.text, id.text, limit]
    ).map { row in
      let request = FileRequest.ID(unchecked: row[0])
      return ProjectBoard.RequestLine(
        id: request, title: row[1], client: row[2], dueOn: row.day(3), answeredAt: row.instant(4),
        files: try sent(for: request, in: workspace, db))
    }
  }

  private static func sent(for request: FileRequest.ID, in workspace: Workspace.ID, _ db: Database) throws
    -> [ProjectBoard.SentFile]
  {
    try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT file_request_file.id, name, \(SnapshotStatements.blob) FROM file_request_file
          JOIN blob ON blob.workspace = file_request_file.workspace AND blob.sha256 = file_request_file.sha256
          WHERE file_request_file.workspace = $1 AND request = $2 ORDER BY sent_at, file_request_file.id
          """), arguments: [workspace.text, request.text]
    ).map { ProjectBoard.SentFile(id: $0[0], name: $0[1], blob: SnapshotRows.blob($0, from: 2)) }
  }

  static func viewers(of id: Project.ID, on today: Day, in workspace: Workspace.ID, _ db: Database) throws
    -> [ProjectBoard.Viewer]
  {
    try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT client.id, client.name, company.name, access.may_approve FROM access
          JOIN client ON client.workspace = access.workspace AND client.id = access.client
          JOIN company ON company.workspace = client.workspace AND company.id = client.company
          WHERE \(SnapshotStatements.isLive) AND access.workspace = $2 AND access.project = $3
            AND client.erased_at IS NULL ORDER BY client.name, client.id
          """), arguments: [today.iso, workspace.text, id.text]
    ).map { ProjectBoard.Viewer(id: .init(unchecked: $0[0]), name: $0[1], company: $0[2], mayApprove: $0[3]) }
  }
}

extension Row {
  /// A day that may be missing.
  func day(_ index: Int) -> Day? { (self[index] as String?).flatMap { Day(iso: $0) } }

  func instant(_ index: Int) -> Instant? { (self[index] as String?).flatMap { Instant(iso: $0) } }
}
