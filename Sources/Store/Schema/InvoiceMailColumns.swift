/// Migration 11: how a workspace mails about its invoices, and which document a sent one has.
enum InvoiceMailColumns {
  static let sql = columns + InvoiceLocks.sentWithDocument

  private static let columns = [
    // `ReminderSchedule.text`: days after the due date.
    """
    ALTER TABLE workspace ADD COLUMN invoice_reminders TEXT NOT NULL DEFAULT '-3 3 10'
      CHECK (length(invoice_reminders) <= 40 AND invoice_reminders NOT GLOB '*[^0-9 -]*')
    """,
    "ALTER TABLE workspace ADD COLUMN \(Check.oneOf("invoice_document", ["attached", "link"], default: "attached"))",
  ]
}
