import GRDB
import Portal

/// How a reader wants mail that is not urgent.
extension Outbox {
  package struct Habit: Sendable {
    package let notify: Client.Notify
    /// The workspace's, an IANA name.
    package let timeZone: String
  }

  /// Clients who see a project today.
  package static func clients(
    of project: Project.ID, in workspace: Workspace.ID, on today: Day, _ db: Database
  ) throws -> [Client.ID] {
    try String.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT access.client FROM access
          JOIN client ON client.workspace = access.workspace AND client.id = access.client
          WHERE \(SnapshotStatements.isLive) AND access.workspace = $2 AND access.project = $3
            AND client.erased_at IS NULL
          ORDER BY access.client
          """), arguments: [today.iso, workspace.text, project.text]
    ).map { Client.ID(unchecked: $0) }
  }

  /// Clients whose portal has an invoice today.
  package static func clients(
    seeing invoice: Invoice.ID, in workspace: Workspace.ID, on today: Day, _ db: Database
  ) throws -> [Client.ID] {
    try String.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT client.id FROM invoice
          JOIN client ON client.workspace = invoice.workspace AND client.company = invoice.company
          WHERE EXISTS (SELECT 1 FROM access
              WHERE access.workspace = client.workspace AND access.client = client.id AND \(SnapshotStatements.isLive)
                AND (NOT EXISTS (SELECT 1 FROM invoice_project
                    WHERE invoice_project.workspace = invoice.workspace AND invoice_project.invoice = invoice.id)
                  OR (access.sees_billing = 1 AND EXISTS (SELECT 1 FROM invoice_project
                    WHERE invoice_project.workspace = invoice.workspace AND invoice_project.invoice = invoice.id
                      AND invoice_project.project = access.project))))
            AND invoice.workspace = $2 AND invoice.id = $3 AND client.erased_at IS NULL
          ORDER BY client.id
          """), arguments: [today.iso, workspace.text, invoice.text]
    ).map { Client.ID(unchecked: $0) }
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
