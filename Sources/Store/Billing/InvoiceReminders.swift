import GRDB
import Portal

/// Which reminders of which invoices were written.
package enum InvoiceReminders {
  /// The latest step that was told, in days after the due date. What a clock wrote that was ahead does not count once it
  /// is right again (threats.md, G-03).
  package static func told(
    of invoice: Invoice.ID, in workspace: Workspace.ID, at now: Instant, _ db: Database
  ) throws -> Int? {
    try Int.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT max(days) FROM invoice_reminder WHERE workspace = $1 AND invoice = $2 AND sent_at <= $3
          """),
      arguments: [workspace.text, invoice.text, now.iso])
  }

  package static func note(
    _ days: Int, of invoice: Invoice.ID, in workspace: Workspace.ID, at now: Instant, _ db: Database
  ) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO invoice_reminder (workspace, invoice, days, sent_at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (workspace, invoice, days) DO UPDATE SET sent_at = excluded.sent_at
        """
    ).execute(arguments: [workspace.text, invoice.text, days, now.iso])
  }
}
