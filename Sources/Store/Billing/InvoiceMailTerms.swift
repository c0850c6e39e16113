import GRDB
import Portal

extension InvoiceMails {
  /// Nil where there is no such workspace.
  package static func of(_ workspace: Workspace.ID, _ db: Database) throws -> InvoiceMails? {
    try Row.fetchOne(
      db.cachedStatement(sql: "SELECT invoice_reminders, invoice_document FROM workspace WHERE id = $1"),
      arguments: [workspace.text]
    ).flatMap { row in
      guard let document = Document(rawValue: row[1]) else { return nil }
      // Days that a hand wrote and no rule takes are none.
      return InvoiceMails(reminders: ReminderSchedule(row[0] as String) ?? .off, document: document)
    }
  }

  package func write(to workspace: Workspace.ID, _ db: Database) throws {
    try db.cachedStatement(
      sql: "UPDATE workspace SET invoice_reminders = $1, invoice_document = $2 WHERE id = $3"
    ).execute(arguments: [reminders.text, document.rawValue, workspace.text])
  }
}
