import GRDB
import Portal

/// Reads the inbox of a team, a page at a time.
package enum InboxReader {
  private static let columns = """
    task.id, task.kind, task.member, member.name, project.name, client.name, task.subject, task.title,
      task.created_at, task.done_at, task.project
    """
  private static let joins = """
    FROM task JOIN member ON member.workspace = task.workspace AND member.id = task.member
    LEFT JOIN project ON project.workspace = task.workspace AND project.id = task.project
    LEFT JOIN client ON client.workspace = task.workspace AND client.id = task.client
    """

  /// `$1` is the workspace, `$2` the member who looks, `$3` what is searched for.
  private static func condition(_ view: InboxView) -> String {
    let whose =
      switch view {
      case .mine: "task.done_at IS NULL AND task.member = $2"
      case .everyone: "task.done_at IS NULL AND $2 IS NOT NULL"
      case .done: "task.done_at IS NOT NULL AND $2 IS NOT NULL"
      }
    return """
      task.workspace = $1 AND \(whose) AND ($3 = '' OR instr(lower(task.title || ' ' || coalesce(client.name, '') || ' '
        || coalesce(project.name, '')), lower($3)) > 0)
      """
  }

  /// The newest first.
  /// - Parameters:
  ///   - search: words that title, client or project have in them; empty for all.
  ///   - offset: so many are passed over.
  package static func tasks(
    _ view: InboxView, for member: Member.ID, search: String, offset: Int, limit: Int,
    in workspace: Workspace.ID, _ db: Database
  ) throws -> [InboxTask] {
    try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT \(columns) \(joins) WHERE \(condition(view))
          ORDER BY \(view == .done ? "task.done_at" : "task.created_at") DESC, task.id LIMIT $4 OFFSET $5
          """), arguments: [workspace.text, member.text, search, limit, offset]
    ).compactMap(InboxTask.init(row:))
  }

  package static func count(
    _ view: InboxView, for member: Member.ID, search: String = "", in workspace: Workspace.ID, _ db: Database
  ) throws -> Int {
    try Int.fetchOne(
      db.cachedStatement(sql: "SELECT count(*) \(joins) WHERE \(condition(view))"),
      arguments: [workspace.text, member.text, search]) ?? 0
  }

  /// A text that is another one when something came, was done, or went to somebody else.
  package static func pulse(for member: Member.ID, in workspace: Workspace.ID, _ db: Database) throws
    -> String
  {
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT count(*), coalesce(max(created_at), ''), coalesce(sum(member = $1), 0),
            coalesce(max(CASE WHEN member = $1 THEN created_at END), '')
          FROM task WHERE workspace = $2 AND done_at IS NULL
          """), arguments: [member.text, workspace.text])
    guard let row else { return "" }
    return "\(row[0] as Int) \(row[1] as String) \(row[2] as Int) \(row[3] as String)"
  }

  package static func task(_ id: InboxTask.ID, in workspace: Workspace.ID, _ db: Database) throws
    -> InboxTask?
  {
    try Row.fetchOne(
      db.cachedStatement(sql: "SELECT \(columns) \(joins) WHERE task.workspace = $1 AND task.id = $2"),
      arguments: [workspace.text, id.text]
    ).flatMap(InboxTask.init(row:))
  }
}

extension InboxTask {
  /// Nil for a row of a kind that this release does not know.
  fileprivate init?(row: Row) {
    guard let kind = Kind(rawValue: row[1]), let created = Instant(iso: row[8] as String) else { return nil }
    self.init(
      id: ID(unchecked: row[0]), kind: kind, member: Member.ID(unchecked: row[2]), memberName: row[3],
      project: row[4], projectID: (row[10] as String?).map { Project.ID(unchecked: $0) }, client: row[5],
      subject: row[6], title: row[7], createdAt: created,
      doneAt: (row[9] as String?).flatMap { Instant(iso: $0) })
  }
}
