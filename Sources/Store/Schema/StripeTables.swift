/// What is kept of a workspace's Stripe account besides its sealed keys, and indexes for who looks after payments.
enum StripeTables {
  static let sql = [
    account,
    Locks.refuse(
      "stripe_account_identity", "BEFORE UPDATE OF workspace ON stripe_account",
      when: "NEW.workspace IS NOT OLD.workspace", "one agency's account is never another's"),
    "CREATE INDEX checkout_session_open ON checkout_session (workspace, expires_at) WHERE state = 'open'",
    "CREATE INDEX stripe_event_waiting ON stripe_event (workspace, received_at) WHERE handled_at IS NULL",
    "CREATE INDEX stripe_event_quarantine ON stripe_event (workspace, received_at) WHERE quarantine <> ''",
    "CREATE INDEX dispute_payment ON dispute (workspace, payment)",
  ]

  /// `events_from`: what happened at Stripe before, in seconds since 1970, was read from its list.
  private static let account = """
    CREATE TABLE stripe_account (
      workspace TEXT NOT NULL PRIMARY KEY REFERENCES workspace (id),
      \(Check.name("publishable_key", 255)),
      \(Check.flag("is_live", default: 0)),
      events_from INTEGER NOT NULL CHECK (events_from >= 0),
      \(Check.instant("changed_at"))
    ) STRICT, WITHOUT ROWID;
    """
}
