import Foundation
import GRDB
import Portal
import PorticoCrypto

/// What a member shows besides the link in their mailbox: six digits of an app, or a recovery code.
package enum SecondFactors {
  package struct Kept: Sendable {
    /// The app's key, sealed.
    package let sealed: [UInt8]
    /// The newest step that a code was taken for.
    package let lastStep: Int64?
  }

  /// Nil for who has no app.
  package static func of(_ member: Member.ID, in workspace: Workspace.ID, _ db: Database) throws -> Kept? {
    try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT totp_secret, totp_step FROM member
          WHERE workspace = $1 AND id = $2 AND removed_at IS NULL AND totp_secret IS NOT NULL
          """), arguments: [workspace.text, member.text]
    ).map { Kept(sealed: Array($0[0] as Data), lastStep: $0[1]) }
  }

  /// Gives an app to who has none.
  /// - Parameters:
  ///   - step: of the code that proved that the app has the key.
  ///   - codes: the hashes of the recovery codes, in place of all that there were.
  /// - Returns: false where they have one already, or are gone.
  package static func enrol(
    _ member: Member.ID, sealed: [UInt8], step: Int64, codes: [Digest], in workspace: Workspace.ID,
    _ db: Database
  ) throws -> Bool {
    try db.cachedStatement(
      sql: """
        UPDATE member SET totp_secret = $1, totp_step = $2
        WHERE workspace = $3 AND id = $4 AND removed_at IS NULL AND totp_secret IS NULL
        """
    ).execute(arguments: [Data(sealed), step, workspace.text, member.text])
    guard db.changesCount == 1 else { return false }
    try db.cachedStatement(sql: "DELETE FROM recovery_code WHERE workspace = $1 AND member = $2")
      .execute(arguments: [workspace.text, member.text])
    for code in codes {
      try db.cachedStatement(
        sql: "INSERT INTO recovery_code (workspace, member, code_hash) VALUES ($1, $2, $3)"
      ).execute(arguments: [workspace.text, member.text, code.hex])
    }
    return true
  }

  /// Takes the code of a step, which is good once (RFC 6238 §5.2): of two who show it at once, one succeeds.
  package static func take(
    step: Int64, of member: Member.ID, in workspace: Workspace.ID, _ db: Database
  ) throws -> Bool {
    try db.cachedStatement(
      sql: """
        UPDATE member SET totp_step = $1
        WHERE workspace = $2 AND id = $3 AND (totp_step IS NULL OR totp_step < $1)
        """
    ).execute(arguments: [step, workspace.text, member.text])
    return db.changesCount == 1
  }

  /// Uses a recovery code up, if it is one.
  package static func use(
    _ code: Digest, of member: Member.ID, in workspace: Workspace.ID, at now: Instant, _ db: Database
  ) throws -> Bool {
    try db.cachedStatement(
      sql: """
        UPDATE recovery_code SET used_at = $1
        WHERE workspace = $2 AND member = $3 AND code_hash = $4 AND used_at IS NULL
        """
    ).execute(arguments: [now.iso, workspace.text, member.text, code.hex])
    return db.changesCount == 1
  }
}
