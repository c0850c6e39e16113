import GRDB
import Portal
import PorticoCrypto

/// Links that sign somebody of the team in: kept by hash, bound to the address that they were sent to, used once. Never
/// good as a client's, nor a client's as one of these.
package enum MemberLinks {
  package enum Kind: String, Sendable {
    /// Asked for by whoever wants to sign in.
    case signIn = "sign_in"
    /// Printed for an operator at the machine; counts as both factors.
    case `operator`
  }

  /// What a link leads to.
  package struct Link: Sendable {
    package let member: Member.ID
    package let name: String
    /// A BCP 47 tag; empty for the workspace's.
    package let locale: String
    package let kind: Kind
    /// A page of the console, or empty.
    package let destination: String
  }

  /// So many links of a kind work at once, as for clients.
  private static let working = 3

  /// - Returns: false where there is nobody of that id (any more).
  package static func add(
    _ hash: Digest, for member: Member.ID, kind: Kind, destination: String, in workspace: Workspace.ID,
    created: Instant, expires: Instant, _ db: Database
  ) throws -> Bool {
    try db.cachedStatement(
      sql: """
        INSERT INTO sign_in_link (token_hash, workspace, member, email, kind, destination, created_at, expires_at)
        SELECT $1, workspace, id, email, $2, $3, $4, $5 FROM member
        WHERE workspace = $6 AND id = $7 AND removed_at IS NULL
        """
    ).execute(arguments: [
      hash.hex, kind.rawValue, destination, created.iso, expires.iso, workspace.text, member.text,
    ])
    guard db.changesCount == 1 else { return false }
    try db.cachedStatement(
      sql: """
        UPDATE sign_in_link SET used_at = $1
        WHERE workspace = $2 AND member = $3 AND kind = $4 AND used_at IS NULL AND token_hash NOT IN (
          SELECT token_hash FROM sign_in_link WHERE workspace = $2 AND member = $3 AND kind = $4 AND used_at IS NULL
          ORDER BY created_at DESC, token_hash = $5 DESC LIMIT $6)
        """
    ).execute(arguments: [created.iso, workspace.text, member.text, kind.rawValue, hash.hex, working])
    return true
  }

  /// A link that works now; using it is another matter.
  package static func working(_ hash: Digest, in workspace: Workspace.ID, at now: Instant, _ db: Database)
    throws -> Link?
  {
    try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT member.id, member.name, member.locale, sign_in_link.kind, sign_in_link.destination
            FROM sign_in_link JOIN member
            ON member.workspace = sign_in_link.workspace AND member.id = sign_in_link.member
          WHERE sign_in_link.token_hash = $1 AND sign_in_link.workspace = $2 AND sign_in_link.expires_at > $3
            AND sign_in_link.used_at IS NULL AND member.email = sign_in_link.email AND member.removed_at IS NULL
          """), arguments: [hash.hex, workspace.text, now.iso]
    ).flatMap { row in
      Kind(rawValue: row[3]).map {
        Link(
          member: Member.ID(unchecked: row[0]), name: row[1], locale: row[2], kind: $0, destination: row[4])
      }
    }
  }

  /// Uses a link up, if it works: of two who try at once, one succeeds. All other links of the member end with it.
  package static func use(_ hash: Digest, in workspace: Workspace.ID, at now: Instant, _ db: Database) throws
    -> Link?
  {
    guard let link = try working(hash, in: workspace, at: now, db) else { return nil }
    try db.cachedStatement(
      sql: "UPDATE sign_in_link SET used_at = $1 WHERE workspace = $2 AND member = $3 AND used_at IS NULL"
    ).execute(arguments: [now.iso, workspace.text, link.member.text])
    return link
  }
}
