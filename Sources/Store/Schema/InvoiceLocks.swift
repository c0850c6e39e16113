/// Migration 7: what was sent, and what was paid, stays as it is (threats.md: I-02; mission.md: a sent invoice is never
/// edited). The two doors of `Locks` are watched here too.
///
/// An invoice's lines and projects are written while it is a draft; whoever makes a sent one makes a draft first and
/// sends it last, in one transaction, as the importer does.
enum InvoiceLocks {
  static let sql = indexes + sentInvoice + parts + creditNote + payment + allocation

  private static let indexes = [
    "CREATE INDEX invoice_corrects ON invoice (workspace, corrects) WHERE corrects IS NOT NULL",
    "CREATE INDEX payment_refunds ON payment (workspace, refunds) WHERE refunds IS NOT NULL",
    "CREATE INDEX payment_company ON payment (workspace, company)",
    // What a payment is for, with how much; the shorter one is not chosen for a sum.
    "CREATE INDEX payment_allocation_read ON payment_allocation (workspace, payment, invoice, amount)",
    "DROP INDEX payment_allocation_payment",
  ]

  private static let isSent = "a sent invoice is never edited, make a credit note"

  /// Every column of a sent invoice but its stage, its name in another program, and when it was voided, which is written
  /// once later.
  private static let sentInvoice = [
    sentLock(document: "(NEW.document IS OLD.document OR OLD.document IS NULL)")
  ]

  /// Migration 11: its document is what was sent, or ours; neither comes later.
  static let sentWithDocument = [
    "DROP TRIGGER lock_invoice_sent", sentLock(document: "NEW.document IS OLD.document"),
  ]

  private static func sentLock(document: String) -> String {
    let kept = [
      "company", "number", "kind", "corrects", "recurring", "currency", "issued_on", "due_on",
      "prices_include_tax", "reverse_charge", "discount_rate", "discount_amount", "discount_label", "deposit",
      "reference", "notes", "footer", "created_at", "sent_at",
    ]
    let isSame =
      kept.map { "NEW.\($0) IS OLD.\($0)" }
      + [
        document,
        "(NEW.voided_at IS OLD.voided_at OR (OLD.voided_at IS NULL AND NEW.stage = 'void'))",
      ]
    return Locks.refuse(
      "invoice_sent", "BEFORE UPDATE ON invoice",
      when: "OLD.stage <> 'draft' AND NOT (\(isSame.joined(separator: " AND ")))", isSent)
  }

  /// A draft that is deleted takes its lines along: then there is no invoice any more that could be sent.
  private static let parts: [String] = ["invoice_line", "invoice_project"].flatMap { table in
    let isLocked = { (row: String) in
      """
      EXISTS (SELECT 1 FROM invoice WHERE workspace = \(row).workspace AND id = \(row).invoice \
      AND stage <> 'draft')
      """
    }
    return [
      Locks.refuse("\(table)_insert", "BEFORE INSERT ON \(table)", when: isLocked("NEW"), isSent),
      Locks.refuse(
        "\(table)_update", "BEFORE UPDATE ON \(table)", when: "\(isLocked("OLD")) OR \(isLocked("NEW"))",
        isSent),
      Locks.refuse("\(table)_delete", "BEFORE DELETE ON \(table)", when: isLocked("OLD"), isSent),
    ]
  }

  /// Whoever sees an invoice sees its credit notes (`CreditNotes`).
  private static let creditNote: [String] = {
    let why = "a credit note corrects an invoice of its company and currency"
    let isNone = """
      NEW.kind = 'credit_note' AND NOT EXISTS (SELECT 1 FROM invoice WHERE workspace = NEW.workspace \
      AND id = NEW.corrects AND id <> NEW.id AND kind = 'invoice' AND company = NEW.company AND currency = NEW.currency)
      """
    return [
      Locks.refuse("invoice_corrects", "BEFORE INSERT ON invoice", when: isNone, why),
      Locks.refuse(
        "invoice_corrects_update", "BEFORE UPDATE OF kind, corrects, company, currency ON invoice",
        when: isNone, why),
    ]
  }()

  /// What was recorded is not edited: money on its way arrives or fails (and what failed may
  /// still be told to have arrived), and that is all that becomes of a payment.
  private static let payment: [String] = {
    let why = "a payment is a record and stays as it is"
    let kept = ["company", "method", "amount", "currency", "refunds", "recorded_by", "recorded_at"]
    let isSame =
      kept.map { "NEW.\($0) IS OLD.\($0)" }
      + [
        """
        (NEW.kind IS OLD.kind AND NEW.paid_on IS OLD.paid_on \
        OR OLD.kind = 'processing' AND NEW.kind IN ('processing', 'received', 'failed') \
        OR OLD.kind = 'failed' AND NEW.kind = 'received')
        """,
        "(NEW.payment_intent IS OLD.payment_intent OR OLD.payment_intent IS NULL)",
      ]
    let collides = { (but: String) in
      """
      EXISTS (SELECT 1 FROM payment WHERE workspace = NEW.workspace AND external_id <> '' \
      AND external_id = NEW.external_id\(but)) \
      OR NEW.kind <> 'refunded' AND EXISTS (SELECT 1 FROM payment WHERE workspace = NEW.workspace \
      AND payment_intent = NEW.payment_intent AND kind <> 'refunded'\(but))
      """
    }
    return [
      Locks.refuse(
        "payment_update", "BEFORE UPDATE ON payment", when: "NOT (\(isSame.joined(separator: " AND ")))", why),
      Locks.refuse("payment_delete", "BEFORE DELETE ON payment", why),
      Locks.refuse(
        "payment_replace", "BEFORE INSERT ON payment",
        when: """
          EXISTS (SELECT 1 FROM payment WHERE workspace = NEW.workspace AND id = NEW.id) OR \(collides(""))
          """, why),
      Locks.refuse(
        "payment_replace_update", "BEFORE UPDATE ON payment", when: collides(" AND id <> OLD.id"), why),
    ]
  }()

  /// Parts of a payment are added, up to its amount, and stay.
  private static let allocation: [String] = {
    let why = "what a payment is for is a record and stays as it is"
    return [
      Locks.refuse("payment_allocation_update", "BEFORE UPDATE ON payment_allocation", why),
      Locks.refuse("payment_allocation_delete", "BEFORE DELETE ON payment_allocation", why),
      Locks.refuse(
        "payment_allocation_replace", "BEFORE INSERT ON payment_allocation",
        when: """
          EXISTS (SELECT 1 FROM payment_allocation WHERE workspace = NEW.workspace AND payment = NEW.payment \
          AND invoice = NEW.invoice)
          """, why),
      Locks.refuse(
        "payment_allocation_sum", "BEFORE INSERT ON payment_allocation",
        when: """
          (SELECT coalesce(sum(amount), 0) FROM payment_allocation WHERE workspace = NEW.workspace \
          AND payment = NEW.payment) + NEW.amount \
          > (SELECT amount FROM payment WHERE workspace = NEW.workspace AND id = NEW.payment)
          """, "a payment pays no more than it is"),
      Locks.refuse(
        "payment_allocation_company", "BEFORE INSERT ON payment_allocation",
        when: """
          (SELECT company FROM payment WHERE workspace = NEW.workspace AND id = NEW.payment) \
          IS NOT (SELECT company FROM invoice WHERE workspace = NEW.workspace AND id = NEW.invoice)
          """, "a payment pays invoices of its own company"),
    ]
  }()
}
