import GRDB
import Portal
import PorticoCrypto

/// Documents that the team shares.
package enum SharedFiles {
  /// With whom a document is shared, by name.
  package enum Audience: Hashable, Sendable {
    case project(Project.ID)
    case company(Company.ID)
    case client(Client.ID)
    case everybody

    fileprivate var columns: (scope: String, project: String?, company: String?, client: String?) {
      switch self {
      case .project(let id): ("project", id.text, nil, nil)
      case .company(let id): ("company", nil, id.text, nil)
      case .client(let id): ("client", nil, nil, id.text)
      case .everybody: ("workspace", nil, nil, nil)
      }
    }
  }

  /// Whether the workspace has whom a document is to be shared with.
  package static func isThere(_ audience: Audience, in workspace: Workspace.ID, _ db: Database) throws -> Bool
  {
    let (table, id): (String, String)
    switch audience {
    case .project(let project): (table, id) = ("project", project.text)
    case .company(let company): (table, id) = ("company", company.text)
    case .client(let client): (table, id) = ("client", client.text)
    case .everybody: return true
    }
    return try Row.fetchOne(
      db.cachedStatement(sql: "SELECT 1 FROM \(table) WHERE workspace = $1 AND id = $2"),
      arguments: [workspace.text, id]) != nil
  }

  /// A document whose bytes the workspace has (`Blobs.add`).
  package static func add(
    _ id: SharedFile.ID, _ hash: Digest, named name: String, with audience: Audience, by author: Member.ID,
    in workspace: Workspace.ID, at now: Instant, _ db: Database
  ) throws {
    let (scope, project, company, client) = audience.columns
    try db.execute(
      sql: """
        INSERT INTO file (workspace, id, sha256, name, scope, project, company, client, author, shared_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """,
      arguments: [
        workspace.text, id.text, hash.hex, name, scope, project, company, client, author.text, now.iso,
      ])
  }

  /// - Returns: whether there was one.
  package static func remove(_ id: SharedFile.ID, in workspace: Workspace.ID, _ db: Database) throws -> Bool {
    try db.execute(
      sql: "DELETE FROM file WHERE workspace = $1 AND id = $2", arguments: [workspace.text, id.text])
    return db.changesCount > 0
  }
}
