import GRDB
import Portal

/// Reads what the team shares with clients, a page at a time.
package enum SharedReader {
  private static let joins = """
    FROM file
    LEFT JOIN project ON project.workspace = file.workspace AND project.id = file.project
    LEFT JOIN company ON company.workspace = file.workspace AND company.id = file.company
    LEFT JOIN client ON client.workspace = file.workspace AND client.id = file.client
    """

  /// `$1` is the workspace, `$2` what is searched for: in the file's name, and in that of whom it is shared with.
  private static let condition = """
    file.workspace = $1 AND ($2 = '' OR instr(lower(file.name || ' ' || coalesce(project.name, company.name,
      client.name, '')), lower($2)) > 0)
    """

  /// The newest first.
  package static func lines(
    search: String, offset: Int, limit: Int, in workspace: Workspace.ID, _ db: Database
  ) throws -> [SharedEntry] {
    try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT file.id, file.name, file.scope, file.project, coalesce(project.name, company.name, client.name, ''),
            member.name, file.shared_at, \(SnapshotStatements.blob)
          \(joins)
          JOIN blob ON blob.workspace = file.workspace AND blob.sha256 = file.sha256
          LEFT JOIN member ON member.workspace = file.workspace AND member.id = file.author
          WHERE \(condition) ORDER BY file.shared_at DESC, file.id DESC LIMIT $3 OFFSET $4
          """), arguments: [workspace.text, search, limit, offset]
    ).compactMap { row in
      guard let shared = row.instant(6) else { return nil }
      let with: String = row[4]
      let scope: SharedEntry.Scope =
        switch row[2] as String {
        case "project": .project(Project.ID(unchecked: row[3]), with)
        case "company": .company(with)
        case "client": .client(with)
        default: .everybody
        }
      return SharedEntry(
        id: .init(unchecked: row[0]), name: row[1], scope: scope, author: row[5], sharedAt: shared,
        blob: SnapshotRows.blob(row, from: 7))
    }
  }

  package static func count(search: String, in workspace: Workspace.ID, _ db: Database) throws -> Int {
    try Int.fetchOne(
      db.cachedStatement(sql: "SELECT count(*) \(joins) WHERE \(condition)"),
      arguments: [workspace.text, search]) ?? 0
  }

  /// Whom a document could be shared with, of those whose name has these words in it.
  package static func audiences(search: String, in workspace: Workspace.ID, _ db: Database) throws
    -> Audiences
  {
    func choices(_ table: StaticString, _ condition: StaticString = "") throws -> [Audiences.Choice] {
      try Row.fetchAll(
        db.cachedStatement(
          sql: """
            SELECT id, name FROM \(table)
            WHERE workspace = $1 AND ($2 = '' OR instr(lower(name), lower($2)) > 0)\(condition)
            ORDER BY name, id LIMIT $3
            """), arguments: [workspace.text, search, Audiences.limit + 1]
      ).map { Audiences.Choice(id: $0[0], name: $0[1]) }
    }
    return Audiences(
      companies: try choices("company"), clients: try choices("client", " AND erased_at IS NULL"),
      projects: try choices("project", " AND status <> 'archived'"))
  }
}
