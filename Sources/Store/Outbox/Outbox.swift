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

  /// - Parameters:
  ///   - dueAt: from when on it may be sent.
  ///   - expires: from when on it must not be sent any more.
  ///   - messageID: the mail's for ever, without angle brackets: a repeated one has the same.
  package static func add(
    _ letter: Letter, to recipient: Recipient, in workspace: Workspace.ID, dueAt: Instant,
    expires: Instant? = nil, messageID: String, at now: Instant, _ db: Database
  ) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO outbox (workspace, kind, message_id, recipient, payload, created_at, due_at, expires_at)
        VALUES ($1, 'mail', $2, $3, $4, $5, $6, $7)
        """
    ).execute(arguments: [
      workspace.text, messageID, recipient.text, Data(letter.json), now.iso, dueAt.iso, expires?.iso,
    ])
  }
}
