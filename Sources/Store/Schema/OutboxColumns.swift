/// What a worker and a list need of the outbox beside what waits in it.
enum OutboxColumns {
  static let sql = [
    // Until when a worker has an entry for itself.
    "ALTER TABLE outbox ADD COLUMN \(Check.instant("claimed_until", null: true))",
    // The kind of letter, in the clear: the payload of some is sealed.
    "ALTER TABLE outbox ADD COLUMN \(Check.text("letter", 40))",
    "CREATE INDEX outbox_urgent ON outbox (due_at) WHERE state = 'waiting' AND letter = 'sign-in'",
    "CREATE INDEX outbox_failed ON outbox (id) WHERE state = 'failed'",
    "CREATE INDEX outbox_recipient ON outbox (workspace, recipient) WHERE state = 'waiting'",
    "CREATE INDEX outbox_ended ON outbox (created_at) WHERE state IN ('sent', 'failed', 'expired')",
  ]
}
