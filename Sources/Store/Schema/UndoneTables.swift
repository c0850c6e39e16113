/// Migration 16: a payment that was written down by mistake, and whether what went back is owed again.
///
/// A payment is a record and stays as it is (`InvoiceLocks`), so a mistake is a row beside it, which stays as well.
enum UndoneTables {
  static let sql = [
    // Of a refund. NULL: all of it; until now nothing that went back was asked for again.
    "ALTER TABLE payment_allocation ADD COLUMN waived INTEGER CHECK (waived BETWEEN 0 AND amount)",
    undone,
    Locks.refuse("payment_undone_update", "BEFORE UPDATE ON payment_undone", why),
    Locks.refuse("payment_undone_delete", "BEFORE DELETE ON payment_undone", why),
    Locks.refuse(
      "payment_undone_replace", "BEFORE INSERT ON payment_undone",
      when: """
        EXISTS (SELECT 1 FROM payment_undone WHERE workspace = NEW.workspace AND payment = NEW.payment)
        """, why),
    Locks.refuse(
      "payment_undone_hand", "BEFORE INSERT ON payment_undone",
      when: """
        NOT EXISTS (SELECT 1 FROM payment WHERE workspace = NEW.workspace AND id = NEW.payment \
        AND method <> 'stripe' AND kind IN ('received', 'refunded'))
        """, "only what was written down by hand is undone"),
    Locks.refuse(
      "payment_undone_refunds", "BEFORE INSERT ON payment_undone",
      when: """
        EXISTS (SELECT 1 FROM payment WHERE workspace = NEW.workspace AND refunds = NEW.payment \
        AND NOT EXISTS (SELECT 1 FROM payment_undone AS undone WHERE undone.workspace = payment.workspace \
        AND undone.payment = payment.id))
        """, "a payment is undone after its refunds"),
  ]

  private static let why = "what was undone is a record and stays as it is"

  private static let undone = """
    CREATE TABLE payment_undone (
      workspace TEXT NOT NULL,
      payment TEXT NOT NULL,
      \(Check.day("undone_on")),
      \(Check.name("reason", 200)),
      undone_by TEXT NOT NULL,
      \(Check.instant("undone_at")),
      PRIMARY KEY (workspace, payment),
      FOREIGN KEY (workspace, payment) REFERENCES payment (workspace, id),
      FOREIGN KEY (workspace, undone_by) REFERENCES member (workspace, id)
    ) STRICT, WITHOUT ROWID
    """
}
