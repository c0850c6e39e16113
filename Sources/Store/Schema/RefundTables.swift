/// Migration 13: what is asked of Stripe to be given back, and what the team made of what was not as expected.
///
/// A refund is a row of its own from the moment it is asked for: its id is the key under which Stripe does it once. The
/// money that goes back is a payment of the kind `refunded`, as ever; a refund that fails later stays written down, and a
/// payment of the kind `received` that refers to it takes it back. So the locks of migration 7 hold as they are, and the
/// accountant finds both days.
enum RefundTables {
  static let sql =
    [
      refund,
      whatCharges,
      "CREATE INDEX refund_payment ON refund (workspace, payment)",
      "CREATE INDEX refund_asked ON refund (workspace, asked_at) WHERE state = 'asked'",
    ] + locks + [
      "ALTER TABLE stripe_event ADD COLUMN settled_by TEXT",
      "ALTER TABLE stripe_event ADD COLUMN \(Check.text("settled_as", 20))",
      "ALTER TABLE stripe_event ADD COLUMN \(Check.text("note", 500))",
      "ALTER TABLE stripe_event ADD COLUMN \(Check.text("reason", 500))",
      "ALTER TABLE dispute ADD COLUMN \(Check.text("reason", 100))",
      "ALTER TABLE dispute ADD COLUMN \(Check.text("status", 60))",
      "ALTER TABLE dispute ADD COLUMN due_at INTEGER CHECK (due_at IS NULL OR due_at >= 0)",
      "ALTER TABLE checkout_session ADD COLUMN \(Check.flag("is_unwanted", default: 0))",
    ]

  /// `asked`: nobody knows yet what Stripe says; `refused`: it said no; `pending`: it is on its way; `failed`: it did not
  /// go, or came back. `record` is the payment that says that it went, `returned` the one that takes that back.
  private static let refund = """
    CREATE TABLE refund (
      workspace TEXT NOT NULL,
      \(Check.id("id", "refund")),
      payment TEXT NOT NULL,
      stripe_refund TEXT CHECK (length(stripe_refund) BETWEEN 1 AND 255),
      amount INTEGER NOT NULL CHECK (amount > 0),
      \(Check.oneOf("reason", ["", "duplicate", "fraudulent", "requested_by_customer"], default: "")),
      \(Check.oneOf("state", ["asked", "refused", "pending", "succeeded", "failed"])),
      \(Check.text("problem", 500)),
      asked_by TEXT,
      \(Check.instant("asked_at")),
      \(Check.instant("changed_at")),
      record TEXT,
      returned TEXT,
      PRIMARY KEY (workspace, id),
      UNIQUE (workspace, stripe_refund),
      UNIQUE (workspace, record),
      UNIQUE (workspace, returned),
      FOREIGN KEY (workspace, payment) REFERENCES payment (workspace, id),
      FOREIGN KEY (workspace, asked_by) REFERENCES member (workspace, id),
      FOREIGN KEY (workspace, record) REFERENCES payment (workspace, id),
      FOREIGN KEY (workspace, returned) REFERENCES payment (workspace, id),
      CHECK (returned IS NULL OR record IS NOT NULL)
    ) STRICT, WITHOUT ROWID;
    """

  /// What charges told of as sums was written down by their ids, before each refund was known by its own.
  private static let whatCharges = """
    INSERT INTO refund (workspace, id, payment, amount, state, asked_at, changed_at, record)
    SELECT workspace, 'refund_' || substr(id, 5), refunds, amount, 'succeeded', recorded_at, recorded_at, id
    FROM payment
    WHERE kind = 'refunded' AND method = 'stripe' AND recorded_by IS NULL AND external_id = ''
      AND (reference GLOB 'ch_*' OR reference GLOB 'py_*')
    """

  private static let locks: [String] = {
    let why = "a refund is a record and stays as it is"
    let kept = ["payment", "amount", "reason", "asked_by", "asked_at"]
    let once = ["stripe_refund", "record", "returned"]
    let isSame =
      kept.map { "NEW.\($0) IS OLD.\($0)" }
      + once.map { "(NEW.\($0) IS OLD.\($0) OR OLD.\($0) IS NULL)" }
    return [
      Locks.refuse(
        "refund_update", "BEFORE UPDATE ON refund", when: "NOT (\(isSame.joined(separator: " AND ")))", why),
      Locks.refuse("refund_delete", "BEFORE DELETE ON refund", why),
      Locks.refuse(
        "refund_replace", "BEFORE INSERT ON refund",
        when: """
          EXISTS (SELECT 1 FROM refund WHERE workspace = NEW.workspace AND id = NEW.id) \
          OR EXISTS (SELECT 1 FROM refund WHERE workspace = NEW.workspace AND stripe_refund = NEW.stripe_refund)
          """, why),
    ]
  }()
}
