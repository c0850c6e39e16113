/// Migration 12: what is needed to make invoices from templates.
enum RecurringTables {
  static let sql = [
    // Days are counted from the first one, so that what begins on the 31st comes back to it. NULL: from the next one.
    "ALTER TABLE recurring_invoice ADD COLUMN \(Check.day("starts_on", null: true))",
    // What the draft adds up to, in minor units; written with it. NULL: not known, and announced to nobody.
    "ALTER TABLE recurring_invoice ADD COLUMN total INTEGER",
    "UPDATE recurring_invoice SET starts_on = next_on",
    "CREATE INDEX recurring_invoice_company ON recurring_invoice (workspace, company, next_on, id)",
    Locks.refuse(
      "recurring_invoice_identity", "BEFORE UPDATE OF workspace, id ON recurring_invoice",
      when: "NEW.id IS NOT OLD.id OR NEW.workspace IS NOT OLD.workspace", "an id is never changed"),
    project, period,
  ]

  /// As `invoice_project`: only clients who see billing of one of them see what is announced.
  private static let project = """
    CREATE TABLE recurring_project (
      workspace TEXT NOT NULL,
      recurring TEXT NOT NULL,
      project TEXT NOT NULL,
      PRIMARY KEY (workspace, recurring, project),
      FOREIGN KEY (workspace, recurring) REFERENCES recurring_invoice (workspace, id) ON DELETE CASCADE,
      FOREIGN KEY (workspace, project) REFERENCES project (workspace, id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX recurring_project_project ON recurring_project (workspace, project);
    """

  /// The days for which an invoice was made. The row and the invoice are of one transaction: whatever is killed when and
  /// whoever looks beside it, no day has two. A draft that is deleted is not made again, so it is only named here.
  private static let period = """
    CREATE TABLE recurring_period (
      workspace TEXT NOT NULL,
      recurring TEXT NOT NULL,
      \(Check.day("day")),
      \(Check.id("invoice", "inv")),
      \(Check.instant("made_at")),
      PRIMARY KEY (workspace, recurring, day),
      FOREIGN KEY (workspace, recurring) REFERENCES recurring_invoice (workspace, id) ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID;
    CREATE UNIQUE INDEX recurring_period_invoice ON recurring_period (workspace, invoice);
    """
}
