import GRDB
import Portal

/// What is given back through Stripe, each refund once.
package enum Refunds {
  private static let columns = """
    id, payment, stripe_refund, amount, reason, state, problem, asked_by, asked_at, changed_at, record, returned
    """

  package static func add(_ refund: Refund, in workspace: Workspace.ID, _ db: Database) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO refund (workspace, id, payment, stripe_refund, amount, reason, state, problem, asked_by,
          asked_at, changed_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        """
    ).execute(arguments: [
      workspace.text, refund.id.text, refund.payment.text, refund.stripeID, refund.amount,
      refund.reason.rawValue, refund.state.rawValue, refund.problem, refund.askedBy?.text,
      refund.askedAt.iso, refund.changedAt.iso,
    ])
  }

  package static func find(_ id: Refund.ID, in workspace: Workspace.ID, _ db: Database) throws -> Refund? {
    try all("id = $2", id.text, in: workspace, db).first
  }

  package static func find(stripeID: String, in workspace: Workspace.ID, _ db: Database) throws -> Refund? {
    try all("stripe_refund = $2", stripeID, in: workspace, db).first
  }

  /// The first one first.
  package static func of(_ payment: Payment.ID, in workspace: Workspace.ID, _ db: Database) throws -> [Refund]
  {
    try all("payment = $2", payment.text, in: workspace, db)
  }

  /// Those of which nobody knows what became of them.
  package static func asked(in workspace: Workspace.ID, _ db: Database) throws -> [Refund] {
    try all("state = $2", Refund.State.asked.rawValue, in: workspace, db)
  }

  /// What may not be given back again although it is not gone yet, in minor units.
  package static func underway(of payment: Payment.ID, in workspace: Workspace.ID, _ db: Database) throws
    -> Int64
  {
    try Int64.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT coalesce(sum(amount), 0) FROM refund
          WHERE workspace = $1 AND payment = $2 AND state IN ('asked', 'pending')
          """), arguments: [workspace.text, payment.text]) ?? 0
  }

  /// Writes down under which id Stripe knows it.
  package static func note(
    stripeID: String, of id: Refund.ID, in workspace: Workspace.ID, _ db: Database
  ) throws {
    try db.cachedStatement(
      sql: """
        UPDATE refund SET stripe_refund = $1 WHERE workspace = $2 AND id = $3 AND stripe_refund IS NULL
        """
    ).execute(arguments: [stripeID, workspace.text, id.text])
  }

  package static func settle(
    _ id: Refund.ID, as state: Refund.State, problem: String, in workspace: Workspace.ID, at now: Instant,
    _ db: Database
  ) throws {
    try db.cachedStatement(
      sql: """
        UPDATE refund SET state = $1, problem = $2, changed_at = $3 WHERE workspace = $4 AND id = $5
        """
    ).execute(arguments: [state.rawValue, problem, now.iso, workspace.text, id.text])
  }

  /// - Parameters:
  ///   - record: the payment that says that it went.
  ///   - returned: the one that says that it came back.
  package static func note(
    record: Payment.ID?, returned: Payment.ID?, of id: Refund.ID, in workspace: Workspace.ID, _ db: Database
  ) throws {
    try db.cachedStatement(
      sql: """
        UPDATE refund SET record = coalesce(record, $1), returned = coalesce(returned, $2)
        WHERE workspace = $3 AND id = $4
        """
    ).execute(arguments: [record?.text, returned?.text, workspace.text, id.text])
  }

  /// - Parameter condition: `$2` is the value.
  private static func all(
    _ condition: StaticString, _ value: String, in workspace: Workspace.ID, _ db: Database
  ) throws -> [Refund] {
    try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT \(columns) FROM refund WHERE workspace = $1 AND \(condition) ORDER BY asked_at, id LIMIT 1000
          """), arguments: [workspace.text, value]
    ).compactMap(refund)
  }

  private static func refund(_ row: Row) -> Refund? {
    guard let reason = Refund.Reason(rawValue: row[4]), let state = Refund.State(rawValue: row[5]),
      let asked = Instant(iso: row[8] as String), let changed = Instant(iso: row[9] as String)
    else { return nil }
    return Refund(
      id: Refund.ID(unchecked: row[0]), payment: Payment.ID(unchecked: row[1]), stripeID: row[2],
      amount: row[3], reason: reason, state: state, problem: row[6],
      askedBy: (row[7] as String?).map { Member.ID(unchecked: $0) }, askedAt: asked, changedAt: changed,
      record: (row[10] as String?).map { Payment.ID(unchecked: $0) },
      returned: (row[11] as String?).map { Payment.ID(unchecked: $0) })
  }
}
