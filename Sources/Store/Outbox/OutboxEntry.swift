import Foundation
import GRDB
import Portal

extension Outbox {
  /// A row of the outbox as whoever delivers it sees it.
  package struct Entry: Sendable {
    /// The kind of a request for a sign-in link, which is no `Letter`: its payload is sealed.
    package static let signIn = "sign-in"

    package let id: Int64
    package let workspace: Workspace.ID
    package let messageID: String
    /// Nil where it is found out only now, or makes no sense.
    package let recipient: Recipient?
    /// What kind it says to be.
    package let kind: String
    package let payload: [UInt8]
    package let created: Instant
    package let expires: Instant?
    /// This one included.
    package let attempts: Int

    /// Nil for what is none: a request for a link, or a form that this release does not know.
    package var letter: Letter? { Letter(json: payload) }

    static let columns =
      "id, workspace, message_id, recipient, letter, payload, created_at, expires_at, attempts"

    /// From `columns`.
    init(_ row: Row) {
      id = row[0]
      workspace = Workspace.ID(unchecked: row[1])
      messageID = row[2]
      recipient = Recipient(row[3])
      kind = row[4]
      payload = Array(row[5] as Data)
      created = Instant(iso: row[6] as String) ?? Instant(milliseconds: 0)
      expires = (row[7] as String?).flatMap { Instant(iso: $0) }
      attempts = row[8]
    }
  }
}
