import GRDB
import Portal

/// Who may be sent a link, and what is noted when they come.
package enum SignInPeople {
  /// A client by their address, which the database keeps in small letters.
  package static func client(email: String, in workspace: Workspace.ID, _ db: Database) throws -> ClientKey? {
    try String.fetchOne(
      db.cachedStatement(
        sql: "SELECT id FROM client WHERE workspace = $1 AND email = $2 AND erased_at IS NULL"),
      arguments: [workspace.text, email]
    ).map { ClientKey(workspace: workspace, client: Client.ID(unchecked: $0)) }
  }

  /// Everybody with this address, in every workspace, in the order in which those were made: for an operator.
  package static func clients(email: String, _ db: Database) throws -> [ClientKey] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT client.workspace, client.id FROM client JOIN workspace ON workspace.id = client.workspace
        WHERE client.email = $1 AND client.erased_at IS NULL ORDER BY workspace.position
        """, arguments: [email]
    ).map { ClientKey(workspace: .init(unchecked: $0[0]), client: .init(unchecked: $0[1])) }
  }

  /// The client as mail and pages address them, nil where erased or never there.
  package static func person(_ key: ClientKey, _ db: Database) throws -> Client? {
    try Row.fetchOne(
      db.cachedStatement(
        sql: "SELECT name, email, locale FROM client WHERE workspace = $1 AND id = $2 AND erased_at IS NULL"),
      arguments: [key.workspace.text, key.client.text]
    ).map { Client(id: key.client, name: $0[0], email: $0[1], locale: $0[2]) }
  }

  /// Notes the first visit of each access that has had none.
  package static func noteFirstUse(of key: ClientKey, at now: Instant, _ db: Database) throws {
    try db.cachedStatement(
      sql: """
        UPDATE access SET first_used_at = $1
        WHERE workspace = $2 AND client = $3 AND first_used_at IS NULL AND revoked_at IS NULL
        """
    ).execute(arguments: [now.iso, key.workspace.text, key.client.text])
  }

  /// Whose address mail of a workspace bears: empty fields where the installation's own is used.
  package static func sender(of workspace: Workspace.ID, _ db: Database) throws -> (
    address: String, name: String, replyTo: String
  )? {
    try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT mail_from, CASE mail_name WHEN '' THEN name ELSE mail_name END, support_email
          FROM workspace WHERE id = $1
          """), arguments: [workspace.text]
    ).map { (address: $0[0], name: $0[1], replyTo: $0[2]) }
  }

  /// Workspaces whose portal is switched off.
  package static func closedWorkspaces(_ db: Database) throws -> Set<Workspace.ID> {
    Set(
      try String.fetchAll(db.cachedStatement(sql: "SELECT id FROM workspace WHERE portal_enabled = 0"))
        .map { Workspace.ID(unchecked: $0) })
  }
}
