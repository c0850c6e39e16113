import GRDB
import Portal
import PorticoCrypto

/// Sessions of the team, in the same table as those of clients and never taken for one.
package enum MemberSessions {
  package static func begin(
    _ id: MemberSession.ID, for member: Member.ID, hash: Digest, host: String, userAgent: String,
    hasSecondFactor: Bool, in workspace: Workspace.ID, at now: Instant, _ db: Database
  ) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO session (workspace, id, token_hash, member, host, user_agent, second_factor, created_at,
          last_seen_at, expires_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8, $9)
        """
    ).execute(arguments: [
      workspace.text, id.text, hash.hex, member.text, host, userAgent, hasSecondFactor ? 1 : 0, now.iso,
      now.adding(seconds: MemberSession.absoluteSeconds).iso,
    ])
  }

  /// The session of a cookie that is good now, on this host of this workspace, of somebody who works there still.
  package static func live(
    _ hash: Digest, in workspace: Workspace.ID, host: String, at now: Instant, _ db: Database
  ) throws -> MemberSession? {
    try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT session.id, member.id, member.role, member.name, member.locale, session.second_factor,
            member.totp_secret IS NOT NULL, session.last_seen_at
          FROM session JOIN member ON member.workspace = session.workspace AND member.id = session.member
          WHERE session.token_hash = $1 AND session.workspace = $2 AND session.host = $3
            AND session.ended_at IS NULL AND session.expires_at > $4 AND session.last_seen_at > $5
            AND member.removed_at IS NULL
          """),
      arguments: [
        hash.hex, workspace.text, host, now.iso, now.adding(seconds: -MemberSession.idleSeconds).iso,
      ]
    ).flatMap { row in
      Member.Role(rawValue: row[2]).map {
        MemberSession(
          id: MemberSession.ID(unchecked: row[0]), member: Member.ID(unchecked: row[1]), workspace: workspace,
          role: $0, name: row[3], locale: row[4], hasSecondFactor: row[5], isEnrolled: row[6],
          lastSeen: Instant(iso: row[7] as String) ?? now)
      }
    }
  }

  /// So long a use is not noted again: nobody needs it finer, and reading costs no write then. In seconds.
  package static let touchSeconds: Int64 = 3600

  package static func touch(
    _ id: MemberSession.ID, in workspace: Workspace.ID, at now: Instant, _ db: Database
  ) throws {
    try db.cachedStatement(
      sql: "UPDATE session SET last_seen_at = $1 WHERE workspace = $2 AND id = $3 AND last_seen_at < $1"
    ).execute(arguments: [now.iso, workspace.text, id.text])
  }
}
