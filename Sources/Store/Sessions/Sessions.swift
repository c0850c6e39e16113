import GRDB
import Portal
import PorticoCrypto

/// A session of a signed-in person; here those of clients.
package struct Session: Identified, Sendable {
  package static let prefix = "session"

  /// Ends after so long without being used, in seconds: 30 days.
  package static let idleSeconds: Int64 = 30 * 86_400
  /// Ends so long after it began, whatever happens, in seconds: 90 days.
  package static let absoluteSeconds: Int64 = 90 * 86_400

  package let id: ID
  package let key: ClientKey
  /// The host on which it began; good on no other.
  package let host: String
  package let expires: Instant

  package init(id: ID, key: ClientKey, host: String, expires: Instant) {
    self.id = id
    self.key = key
    self.host = host
    self.expires = expires
  }
}

/// Sessions live in the database, by the hash of what the cookie holds: they can be listed and ended, and a copy of the
/// database opens none.
package enum Sessions {
  package static func begin(
    _ session: Session, hash: Digest, userAgent: String, at now: Instant, _ db: Database
  ) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO session (workspace, id, token_hash, client, host, user_agent, created_at, last_seen_at, expires_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8)
        """
    ).execute(arguments: [
      session.key.workspace.text, session.id.text, hash.hex, session.key.client.text, session.host, userAgent,
      now.iso, session.expires.iso,
    ])
  }

  /// The session of a cookie that is good now, on this host of this workspace.
  package static func live(
    _ hash: Digest, in workspace: Workspace.ID, host: String, at now: Instant, _ db: Database
  ) throws -> Session? {
    try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT id, client, expires_at FROM session
          WHERE token_hash = $1 AND workspace = $2 AND host = $3 AND client IS NOT NULL AND ended_at IS NULL
            AND expires_at > $4 AND last_seen_at > $5
          """),
      arguments: [hash.hex, workspace.text, host, now.iso, now.adding(seconds: -Session.idleSeconds).iso]
    ).flatMap { row in
      guard let expires = Instant(iso: row[2] as String) else { return nil }
      let key = ClientKey(workspace: workspace, client: Client.ID(unchecked: row[1]))
      return Session(id: Session.ID(unchecked: row[0]), key: key, host: host, expires: expires)
    }
  }

  /// Notes that a session was used. A clock that was set back takes nothing away.
  package static func touch(_ id: Session.ID, in workspace: Workspace.ID, at now: Instant, _ db: Database)
    throws
  {
    try db.cachedStatement(
      sql: "UPDATE session SET last_seen_at = $1 WHERE workspace = $2 AND id = $3 AND last_seen_at < $1"
    ).execute(arguments: [now.iso, workspace.text, id.text])
  }

  /// Ends the session of a cookie, whatever host or workspace it is shown to.
  /// - Returns: its id, nil where there was none to end.
  package static func end(_ hash: Digest, at now: Instant, _ db: Database) throws -> Session.ID? {
    try String.fetchOne(
      db.cachedStatement(
        sql: "UPDATE session SET ended_at = $1 WHERE token_hash = $2 AND ended_at IS NULL RETURNING id"),
      arguments: [now.iso, hash.hex]
    ).map { Session.ID(unchecked: $0) }
  }

  /// Ends all sessions of a client: with the last access.
  /// - Returns: their ids.
  package static func endAll(of key: ClientKey, at now: Instant, _ db: Database) throws -> [Session.ID] {
    try String.fetchAll(
      db.cachedStatement(
        sql: """
          UPDATE session SET ended_at = $1 WHERE workspace = $2 AND client = $3 AND ended_at IS NULL RETURNING id
          """), arguments: [now.iso, key.workspace.text, key.client.text]
    ).map { Session.ID(unchecked: $0) }
  }

  /// Forgets sessions that could not be used after a moment.
  package static func forget(expiredBefore moment: Instant, _ db: Database) throws {
    try db.execute(sql: "DELETE FROM session WHERE expires_at < $1", arguments: [moment.iso])
  }
}
