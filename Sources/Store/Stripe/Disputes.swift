import GRDB
import Portal

/// Money that payers' banks asked back.
package enum Disputes {
  /// Nil where it was never heard of.
  package static func state(of stripeID: String, in workspace: Workspace.ID, _ db: Database) throws
    -> PaymentDispute.State?
  {
    try String.fetchOne(
      db.cachedStatement(sql: "SELECT state FROM dispute WHERE workspace = $1 AND stripe_dispute = $2"),
      arguments: [workspace.text, stripeID]
    ).flatMap(PaymentDispute.State.init)
  }

  package static func put(
    _ dispute: PaymentDispute, of payment: Payment.ID, in workspace: Workspace.ID, _ db: Database
  ) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO dispute (workspace, id, payment, stripe_dispute, amount, state, reason, status, due_at,
          opened_at, closed_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        ON CONFLICT (workspace, stripe_dispute) DO UPDATE SET state = excluded.state,
          reason = excluded.reason, status = excluded.status, due_at = excluded.due_at,
          closed_at = COALESCE(dispute.closed_at, excluded.closed_at)
        """
    ).execute(arguments: [
      workspace.text, dispute.id, payment.text, dispute.stripeID, dispute.amount, dispute.state.rawValue,
      dispute.reason, dispute.status, dispute.dueAt?.seconds, dispute.openedAt.iso, dispute.closedAt?.iso,
    ])
  }

  /// The first one first.
  package static func of(_ payment: Payment.ID, in workspace: Workspace.ID, _ db: Database) throws
    -> [PaymentDispute]
  {
    try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT id, stripe_dispute, amount, state, reason, status, due_at, opened_at, closed_at
          FROM dispute WHERE workspace = $1 AND payment = $2 ORDER BY opened_at, id
          """), arguments: [workspace.text, payment.text]
    ).compactMap { row in
      guard let state = PaymentDispute.State(rawValue: row[3]), let opened = Instant(iso: row[7] as String)
      else { return nil }
      return PaymentDispute(
        id: row[0], stripeID: row[1], amount: row[2], state: state, reason: row[4], status: row[5],
        dueAt: (row[6] as Int64?).map { Instant(seconds: $0) }, openedAt: opened,
        closedAt: (row[8] as String?).flatMap { Instant(iso: $0) })
    }
  }
}
