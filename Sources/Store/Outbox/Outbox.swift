import Foundation
import GRDB
import Portal

/// What waits to go out. A row is written in the transaction of the change that it tells of: either both are there or
/// neither is.
package enum Outbox {
  /// Who gets a mail. Not an address: that is looked up when the mail is sent, so that what was meant for somebody goes
  /// to the address that they have then (threats.md, E-08).
  package enum Recipient: Hashable, Sendable {
    case client(Client.ID)
    case member(Member.ID)

    package var text: String {
      switch self {
      case .client(let id): id.text
      case .member(let id): id.text
      }
    }

    package init?(_ text: String) {
      if let client = Client.ID(text) {
        self = .client(client)
      } else if let member = Member.ID(text) {
        self = .member(member)
      } else {
        return nil
      }
    }
  }

  /// Nothing is added where the same letter to the same reader waits already: what it says is read when it is sent.
  /// - Parameters:
  ///   - dueAt: from when on it may be sent.
  ///   - expires: from when on it must not be sent any more.
  ///   - messageID: the mail's for ever, without angle brackets: a repeated one has the same.
  package static func add(
    _ letter: Letter, to recipient: Recipient, in workspace: Workspace.ID, dueAt: Instant,
    expires: Instant? = nil, messageID: String, at now: Instant, _ db: Database
  ) throws {
    guard try !isWaiting(letter, to: recipient, in: workspace, at: now, db) else { return }
    try insert(
      letter.kind.rawValue, Data(letter.json), to: recipient.text, in: workspace, messageID: messageID,
      created: now, due: dueAt, expires: expires, db)
  }

  /// One that a worker has may have its words already, and does not count.
  private static func isWaiting(
    _ letter: Letter, to recipient: Recipient, in workspace: Workspace.ID, at now: Instant, _ db: Database
  ) throws -> Bool {
    try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT 1 FROM outbox WHERE state = 'waiting' AND workspace = $1 AND recipient = $2 AND payload = $3
            AND (claimed_until IS NULL OR claimed_until <= $4) AND (expires_at IS NULL OR expires_at > $4) LIMIT 1
          """),
      arguments: [workspace.text, recipient.text, Data(letter.json), now.iso]) != nil
  }

  /// A request for a sign-in link: whose address it is, if anybody's, is found out when it is answered, so that the row
  /// is the same for every address (threats.md, M-02).
  /// - Parameter sealed: a `SealedBox`'s, since it holds what signs in.
  package static func add(
    signIn sealed: [UInt8], in workspace: Workspace.ID, messageID: String, at now: Instant, expires: Instant,
    _ db: Database
  ) throws {
    try insert(
      Entry.signIn, Data(sealed), to: "", in: workspace, messageID: messageID, created: now, due: now,
      expires: expires, db)
  }

  private static func insert(
    _ letter: String, _ payload: Data, to recipient: String, in workspace: Workspace.ID, messageID: String,
    created: Instant, due: Instant, expires: Instant?, _ db: Database
  ) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO outbox (workspace, kind, message_id, recipient, letter, payload, created_at, due_at, expires_at)
        VALUES ($1, 'mail', $2, $3, $4, $5, $6, $7, $8)
        """
    ).execute(arguments: [
      workspace.text, messageID, recipient, letter, payload, created.iso, due.iso, expires?.iso,
    ])
  }
}
