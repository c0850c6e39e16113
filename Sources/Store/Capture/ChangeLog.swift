import GRDB
import Portal

/// The log that triggers fill and the generator empties.
package enum ChangeLog {
  /// The last id that the log has given, also when it is empty: how new a snapshot is.
  package static func position(_ db: Database) throws -> Int64 {
    try Int64.fetchOne(db.cachedStatement(sql: "SELECT seq FROM sqlite_sequence WHERE name = 'change'")) ?? 0
  }

  /// Clients with changes of their own, longest waiting first: those that the oldest `rows` entries name. One client
  /// with thousands of entries costs one look, not thousands.
  package static func waitingClients(rows: Int, _ db: Database) throws -> [ClientKey] {
    let cursor = try Row.fetchCursor(
      db.cachedStatement(
        sql: "SELECT workspace, client FROM change WHERE client IS NOT NULL ORDER BY id LIMIT $1"),
      arguments: [rows])
    var keys: [ClientKey] = []
    var known: Set<ClientKey> = []
    while let row = try cursor.next() {
      let key = ClientKey(workspace: .init(unchecked: row[0]), client: .init(unchecked: row[1]))
      if known.insert(key).inserted { keys.append(key) }
    }
    return keys
  }

  /// Whose pages what was written after a position is on; nil where that is all of a workspace, or more than `limit`.
  package static func clients(
    since position: Int64, limit: Int, in workspace: Workspace.ID, _ db: Database
  ) throws -> [ClientKey]? {
    let clients = try String?.fetchAll(
      db.cachedStatement(
        sql: "SELECT DISTINCT client FROM change WHERE id > $1 AND workspace = $2 LIMIT $3"),
      arguments: [position, workspace.text, limit + 1])
    guard clients.count <= limit, !clients.contains(nil) else { return nil }
    return clients.compactMap { $0.map { ClientKey(workspace: workspace, client: .init(unchecked: $0)) } }
  }

  /// Workspaces that changed as a whole, and the newest such change of each.
  package static func waitingWorkspaces(_ db: Database) throws -> [(workspace: Workspace.ID, last: Int64)] {
    let rows = try Row.fetchCursor(
      db.cachedStatement(
        sql: """
          SELECT workspace, max(id) FROM change WHERE client IS NULL GROUP BY workspace ORDER BY min(id)
          """))
    return try rows.map { (workspace: Workspace.ID(unchecked: $0[0]), last: $0[1]) }.asArray()
  }

  /// Whether anything waits.
  package static func isEmpty(_ db: Database) throws -> Bool {
    try Row.fetchOne(db.cachedStatement(sql: "SELECT 1 FROM change LIMIT 1")) == nil
  }

  /// How many entries wait.
  package static func count(_ db: Database) throws -> Int {
    try Int.fetchOne(db.cachedStatement(sql: "SELECT count(*) FROM change")) ?? 0
  }

  /// Forgets what a snapshot at `position` saw of a client. SQLite has one writer at a time, so ids follow the order
  /// of commits and everything up to the position was in the snapshot.
  package static func forget(_ key: ClientKey, upTo position: Int64, _ db: Database) throws {
    let statement = try db.cachedStatement(
      sql: "DELETE FROM change WHERE workspace = $1 AND client = $2 AND id <= $3")
    try statement.execute(arguments: [key.workspace.text, key.client.text, position])
  }

  package static func forgetWorkspace(_ workspace: Workspace.ID, upTo position: Int64, _ db: Database) throws
  {
    try db.execute(
      sql: "DELETE FROM change WHERE workspace = $1 AND client IS NULL AND id <= $2",
      arguments: [workspace.text, position])
  }

  /// Logs every workspace as changed: new templates, new rules, another output folder.
  package static func touchEverything(_ db: Database) throws {
    try db.execute(sql: "INSERT INTO change (workspace, client) SELECT id, NULL FROM workspace")
  }

  package static func touch(_ key: ClientKey, _ db: Database) throws {
    try db.execute(
      sql: "INSERT INTO change (workspace, client) VALUES ($1, $2)",
      arguments: [key.workspace.text, key.client.text])
  }
}

/// A client with its workspace: what a portal belongs to.
package struct ClientKey: Hashable, Sendable, Comparable {
  package let workspace: Workspace.ID
  package let client: Client.ID

  package init(workspace: Workspace.ID, client: Client.ID) {
    self.workspace = workspace
    self.client = client
  }

  package static func < (a: ClientKey, b: ClientKey) -> Bool {
    (a.workspace, a.client) < (b.workspace, b.client)
  }
}

extension Cursor {
  /// The rest of a cursor, in order.
  func asArray() throws -> [Element] { try Array(self) }
}
