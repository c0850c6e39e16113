import GRDB
import Portal
import PorticoCrypto

/// Links that sign a client in: kept by hash, bound to the address that they were sent to, used once.
package enum SignInLinks {
  package enum Kind: String, Sendable {
    /// Asked for by whoever wants to sign in.
    case signIn = "sign_in"
    /// Sent by the team.
    case invitation
    /// Printed for an operator at the machine.
    case `operator`
  }

  /// What a link leads to.
  package struct Link: Sendable {
    package let key: ClientKey
    package let kind: Kind
    package let email: String
    /// A page of the client's own, or empty.
    package let destination: String
  }

  /// So many links of a kind work at once: a stranger who asks for more in somebody's name voids none that is newer
  /// than the third.
  static let working = 3

  /// Adds a link for a client, to the address that they have now; the oldest beyond the third of its kind stop working.
  /// - Returns: false where there is no such client (any more).
  package static func add(
    _ hash: Digest, for key: ClientKey, kind: Kind, destination: String, created: Instant, expires: Instant,
    _ db: Database
  ) throws -> Bool {
    try db.cachedStatement(
      sql: """
        INSERT INTO sign_in_link (token_hash, workspace, client, email, kind, destination, created_at, expires_at)
        SELECT $1, workspace, id, email, $2, $3, $4, $5 FROM client
        WHERE workspace = $6 AND id = $7 AND erased_at IS NULL
        """
    ).execute(arguments: [
      hash.hex, kind.rawValue, destination, created.iso, expires.iso, key.workspace.text, key.client.text,
    ])
    guard db.changesCount == 1 else { return false }
    try db.cachedStatement(
      sql: """
        UPDATE sign_in_link SET used_at = $1
        WHERE workspace = $2 AND client = $3 AND kind = $4 AND used_at IS NULL AND token_hash NOT IN (
          SELECT token_hash FROM sign_in_link WHERE workspace = $2 AND client = $3 AND kind = $4 AND used_at IS NULL
          ORDER BY created_at DESC, token_hash = $5 DESC LIMIT $6)
        """
    ).execute(arguments: [
      created.iso, key.workspace.text, key.client.text, kind.rawValue, hash.hex, working,
    ])
    return true
  }

  /// `$1` is now, `$2` the hash, `$3` the workspace.
  private static let works = """
    token_hash = $2 AND workspace = $3 AND used_at IS NULL AND client IS NOT NULL AND EXISTS (
      SELECT 1 FROM client WHERE client.workspace = sign_in_link.workspace AND client.id = sign_in_link.client
        AND client.email = sign_in_link.email AND client.erased_at IS NULL)
    """

  /// A link that works now; using it is another matter.
  package static func working(_ hash: Digest, in workspace: Workspace.ID, at now: Instant, _ db: Database)
    throws
    -> Link?
  {
    try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT client, kind, email, destination FROM sign_in_link WHERE expires_at > $1 AND \(works)
          """), arguments: [now.iso, hash.hex, workspace.text]
    ).flatMap { Link($0, in: workspace) }
  }

  /// Whether there is or was such a link, in whatever state.
  package static func isKnown(_ hash: Digest, in workspace: Workspace.ID, _ db: Database) throws -> Bool {
    try Row.fetchOne(
      db.cachedStatement(sql: "SELECT 1 FROM sign_in_link WHERE token_hash = $1 AND workspace = $2"),
      arguments: [hash.hex, workspace.text]) != nil
  }

  /// Uses a link up, if it works: of two who try at once, one succeeds. All other links of the client end with it.
  package static func use(_ hash: Digest, in workspace: Workspace.ID, at now: Instant, _ db: Database) throws
    -> Link?
  {
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql: """
          UPDATE sign_in_link SET used_at = $1 WHERE expires_at > $1 AND \(works)
          RETURNING client, kind, email, destination
          """), arguments: [now.iso, hash.hex, workspace.text])
    guard let row, let link = Link(row, in: workspace) else { return nil }
    try end(of: link.key, at: now, db)
    return link
  }

  /// Whoever a link was for, whether or not it works still, as long as their address is the same: a new one may be sent
  /// there. The destination goes with it.
  package static func addressee(_ hash: Digest, in workspace: Workspace.ID, _ db: Database) throws -> Link? {
    try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT client, kind, email, destination FROM sign_in_link
          WHERE token_hash = $1 AND workspace = $2 AND client IS NOT NULL AND EXISTS (
            SELECT 1 FROM client WHERE client.workspace = sign_in_link.workspace AND client.id = sign_in_link.client
              AND client.email = sign_in_link.email AND client.erased_at IS NULL)
          """), arguments: [hash.hex, workspace.text]
    ).flatMap { Link($0, in: workspace) }
  }

  /// Ends every link of a client.
  package static func end(of key: ClientKey, at now: Instant, _ db: Database) throws {
    try db.cachedStatement(
      sql: "UPDATE sign_in_link SET used_at = $1 WHERE workspace = $2 AND client = $3 AND used_at IS NULL"
    ).execute(arguments: [now.iso, key.workspace.text, key.client.text])
  }

  /// Forgets links that expired before a moment.
  package static func forget(expiredBefore moment: Instant, _ db: Database) throws {
    try db.execute(sql: "DELETE FROM sign_in_link WHERE expires_at < $1", arguments: [moment.iso])
  }
}

extension SignInLinks.Link {
  /// From client, kind, email and destination.
  fileprivate init?(_ row: Row, in workspace: Workspace.ID) {
    guard let kind = SignInLinks.Kind(rawValue: row[1]) else { return nil }
    self.init(
      key: ClientKey(workspace: workspace, client: Client.ID(unchecked: row[0])), kind: kind, email: row[2],
      destination: row[3])
  }
}
