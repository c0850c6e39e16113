import GRDB
import Portal

/// Money that payers' banks asked back.
package enum Disputes {
  package enum State: String, Sendable {
    case open
    case won
    case lost
  }

  /// Nil where it was never heard of.
  package static func state(of stripeID: String, in workspace: Workspace.ID, _ db: Database) throws -> State?
  {
    try String.fetchOne(
      db.cachedStatement(sql: "SELECT state FROM dispute WHERE workspace = $1 AND stripe_dispute = $2"),
      arguments: [workspace.text, stripeID]
    ).flatMap(State.init)
  }

  package static func put(
    _ id: String, stripeID: String, payment: Payment.ID, amount: Int64, state: State,
    in workspace: Workspace.ID, at now: Instant, _ db: Database
  ) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO dispute (workspace, id, payment, stripe_dispute, amount, state, opened_at, closed_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        ON CONFLICT (workspace, stripe_dispute) DO UPDATE SET state = excluded.state,
          closed_at = COALESCE(dispute.closed_at, excluded.closed_at)
        """
    ).execute(arguments: [
      workspace.text, id, payment.text, stripeID, amount, state.rawValue, now.iso,
      state == .open ? nil : now.iso,
    ])
  }
}
