import GRDB
import Portal

/// How a reader wants mail that is not urgent.
extension Outbox {
  package struct Habit: Sendable {
    package let notify: Client.Notify
    /// The workspace's, an IANA name.
    package let timeZone: String
  }

  /// Nil for who is no client (any more): members get each mail by itself.
  package static func habit(of recipient: Recipient?, in workspace: Workspace.ID, _ db: Database) throws
    -> Habit?
  {
    guard case .client(let client) = recipient else { return nil }
    return try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT client.notify, workspace.time_zone
          FROM client JOIN workspace ON workspace.id = client.workspace
          WHERE client.workspace = $1 AND client.id = $2 AND client.erased_at IS NULL
          """), arguments: [workspace.text, client.text]
    ).flatMap { row in
      Client.Notify(rawValue: row[0]).map { Habit(notify: $0, timeZone: row[1]) }
    }
  }
}
