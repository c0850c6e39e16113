import GRDB
import Portal

/// Reads one project with everything that the team works on.
package enum BoardReader {
  /// - Parameters:
  ///   - slice: what of it is looked at.
  ///   - today: the day on which an access must be live.
  package static func board(
    _ id: Project.ID, _ slice: BoardSlice = BoardSlice(), on today: Day, in workspace: Workspace.ID,
    _ db: Database
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
    board.slice = slice
    for part in BoardSlice.Part.allCases {
      guard let window = slice.window(part) else { continue }
      board.totals[part] = try count(part, window.search, of: id, in: workspace, db)
      switch part {
      case .works: board.works = try works(window, of: id, in: workspace, db)
      case .updates: board.updates = try updates(window, of: id, in: workspace, db)
      case .files: board.files = try files(window, of: id, in: workspace, db)
      case .requests: board.requests = try requests(window, of: id, in: workspace, db)
      }
    }
    board.clients = try viewers(of: id, on: today, in: workspace, db)
    board.pulse = try AuditEntry.pulse(of: workspace, db)
    return board
  }

  /// `$1` is the workspace, `$2` the project, `$3` what is searched for.
  private static func condition(_ part: BoardSlice.Part) -> String {
    let words =
      switch part {
      case .works: "deliverable.title"
      case .updates: "project_update.body"
      case .files: "file.name"
      case .requests: "file_request.title"
      }
    let table = String(words.prefix { $0 != "." })
    let isThere = part == .requests ? " AND file_request.withdrawn_at IS NULL" : ""
    return """
      \(table).workspace = $1 AND \(table).project = $2\(isThere)
        AND ($3 = '' OR instr(lower(\(words)), lower($3)) > 0)
      """
  }

  private static func count(
    _ part: BoardSlice.Part, _ search: String, of id: Project.ID, in workspace: Workspace.ID, _ db: Database
  ) throws -> Int {
    let table =
      switch part {
      case .works: "deliverable"
      case .updates: "project_update"
      case .files: "file"
      case .requests: "file_request"
      }
    return try Int.fetchOne(
      db.cachedStatement(sql: "SELECT count(*) FROM \(table) WHERE \(condition(part))"),
      arguments: [workspace.text, id.text, search]) ?? 0
  }

  private static func updates(
    _ window: BoardSlice.Window, of id: Project.ID, in workspace: Workspace.ID, _ db: Database
  ) throws
    -> [ProjectBoard.Update]
  {
    try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT project_update.id, member.name, posted_at, body FROM project_update
          LEFT JOIN member ON member.workspace = project_update.workspace AND member.id = project_update.author
          WHERE \(condition(.updates))
          ORDER BY posted_at DESC, project_update.id DESC LIMIT $4 OFFSET $5
          """), arguments: [workspace.text, id.text, window.search, window.limit, window.offset]
    ).compactMap { row in
      row.instant(2).map {
        ProjectBoard.Update(id: .init(unchecked: row[0]), author: row[1] ?? "", postedAt: $0, body: row[3])
      }
    }
  }

  /// What was sent back first, then drafts, what waits for clients, what is approved.
  private static func works(
    _ window: BoardSlice.Window, of id: Project.ID, in workspace: Workspace.ID, _ db: Database
  ) throws
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
          WHERE \(condition(.works))
          ORDER BY CASE status WHEN 'changes_requested' THEN 0 WHEN 'draft' THEN 1 WHEN 'ready' THEN 2 ELSE 3 END,
            coalesce(ready_at, created_at) DESC, deliverable.id LIMIT $4 OFFSET $5
          """), arguments: [workspace.text, id.text, window.search, window.limit, window.offset]
    ).compactMap { row in
      Deliverable.Status(rawValue: row[2]).map {
        ProjectBoard.WorkLine(
          id: .init(unchecked: row[0]), title: row[1], status: $0, version: row[3], readyAt: row.instant(4),
          dueOn: row.day(5), person: row[6], decidedAt: row.instant(7), note: row[8] ?? "")
      }
    }
  }

  private static func files(
    _ window: BoardSlice.Window, of id: Project.ID, in workspace: Workspace.ID, _ db: Database
  ) throws
    -> [ProjectBoard.FileLine]
  {
    try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT file.id, file.name, file.shared_at, \(SnapshotStatements.blob)
          FROM file JOIN blob ON blob.workspace = file.workspace AND blob.sha256 = file.sha256
          WHERE \(condition(.files))
          ORDER BY file.shared_at DESC, file.id DESC LIMIT $4 OFFSET $5
          """), arguments: [workspace.text, id.text, window.search, window.limit, window.offset]
    ).compactMap { row in
      row.instant(2).map {
        ProjectBoard.FileLine(
          id: .init(unchecked: row[0]), name: row[1], sharedAt: $0, blob: SnapshotRows.blob(row, from: 3))
      }
    }
  }

  private static func requests(
    _ window: BoardSlice.Window, of id: Project.ID, in workspace: Workspace.ID, _ db: Database
  ) throws
    -> [ProjectBoard.RequestLine]
  {
    try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT file_request.id, title, client.name, due_on, answered_at FROM file_request
          LEFT JOIN client ON client.workspace = file_request.workspace AND client.id = file_request.client
          WHERE \(condition(.requests))
          ORDER BY asked_at DESC, file_request.id LIMIT $4 OFFSET $5
          """), arguments: [workspace.text, id.text, window.search, window.limit, window.offset]
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
          SELECT client.id, client.name, company.name, access.may_approve, company.id FROM access
          JOIN client ON client.workspace = access.workspace AND client.id = access.client
          JOIN company ON company.workspace = client.workspace AND company.id = client.company
          WHERE \(SnapshotStatements.isLive) AND access.workspace = $2 AND access.project = $3
            AND client.erased_at IS NULL ORDER BY client.name, client.id
          """), arguments: [today.iso, workspace.text, id.text]
    ).map {
      ProjectBoard.Viewer(
        id: .init(unchecked: $0[0]), name: $0[1], company: $0[2], companyID: .init(unchecked: $0[4]),
        mayApprove: $0[3])
    }
  }
}

extension Row {
  /// A day that may be missing.
  func day(_ index: Int) -> Day? { (self[index] as String?).flatMap { Day(iso: $0) } }

  func instant(_ index: Int) -> Instant? { (self[index] as String?).flatMap { Instant(iso: $0) } }
}
