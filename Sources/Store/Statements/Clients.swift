import GRDB
import Portal

/// Clients by id, in pages, so that a workspace with a hundred thousand is never held in memory.
package enum Clients {
  /// The next ids of a workspace after `last`, ascending; erased clients too, since their pages are to be removed.
  package static func ids(
    of workspace: Workspace.ID, after last: Client.ID?, limit: Int, _ db: Database
  ) throws -> [Client.ID] {
    let statement = try db.cachedStatement(
      sql: "SELECT id FROM client WHERE workspace = $1 AND id > $2 ORDER BY id LIMIT $3")
    return try String.fetchAll(statement, arguments: [workspace.text, last?.text ?? "", limit])
      .map { Client.ID(unchecked: $0) }
  }

  package static func count(of workspace: Workspace.ID, _ db: Database) throws -> Int {
    try Int.fetchOne(
      db.cachedStatement(sql: "SELECT count(*) FROM client WHERE workspace = $1"), arguments: [workspace.text]
    ) ?? 0
  }

  package static func exists(_ key: ClientKey, _ db: Database) throws -> Bool {
    try Row.fetchOne(
      db.cachedStatement(sql: "SELECT 1 FROM client WHERE workspace = $1 AND id = $2"),
      arguments: [key.workspace.text, key.client.text]) != nil
  }

  /// How a client is called, in which language they read, and how mail comes to them.
  package static func setDetails(of client: Client, in workspace: Workspace.ID, _ db: Database) throws {
    try db.cachedStatement(
      sql: "UPDATE client SET name = $1, locale = $2, notify = $3 WHERE workspace = $4 AND id = $5"
    ).execute(arguments: [
      client.name, client.locale, client.notify.rawValue, workspace.text, client.id.text,
    ])
  }

  /// Through the workspaces, since the client's index begins with them.
  package static func key(of client: Client.ID, _ db: Database) throws -> ClientKey? {
    try String.fetchOne(
      db,
      sql: """
        SELECT workspace.id FROM workspace CROSS JOIN client ON client.workspace = workspace.id WHERE client.id = $1
        """, arguments: [client.text]
    ).map { ClientKey(workspace: .init(unchecked: $0), client: client) }
  }
}
