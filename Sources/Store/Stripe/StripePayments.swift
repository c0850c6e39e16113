import GRDB
import Portal

/// Payments that came by Stripe, each known by its payment intent.
package enum StripePayments {
  package enum Kind: String, Sendable {
    case processing
    case failed
    case received

    /// What is told later in this order counts, whichever came first: events arrive in any.
    package var rank: Int {
      switch self {
      case .processing: 0
      case .failed: 1
      case .received: 2
      }
    }
  }

  package struct Kept: Sendable {
    package let id: Payment.ID
    package let company: Company.ID
    package let kind: Kind
    package let amount: Money
    /// Refunded so far, in minor units.
    package let refunded: Int64
    /// By invoice, in minor units.
    package let parts: [(invoice: Invoice.ID, amount: Int64)]
  }

  package static func find(intent: String, in workspace: Workspace.ID, _ db: Database) throws -> Kept? {
    guard
      let row = try Row.fetchOne(
        db.cachedStatement(
          sql: """
            SELECT id, company, kind, amount, currency,
              (SELECT COALESCE(SUM(back.amount), 0) FROM payment AS back
                WHERE back.workspace = payment.workspace AND back.refunds = payment.id)
            FROM payment WHERE workspace = $1 AND payment_intent = $2 AND kind <> 'refunded'
            """), arguments: [workspace.text, intent]),
      let kind = Kind(rawValue: row[2]), let currency = Currency(row[4] as String)
    else { return nil }
    let id = Payment.ID(unchecked: row[0])
    return Kept(
      id: id, company: Company.ID(unchecked: row[1]), kind: kind,
      amount: Money(minor: row[3], currency: currency), refunded: row[5],
      parts: try parts(of: id, in: workspace, db))
  }

  /// Who an invoice goes to.
  package static func company(of invoice: Invoice.ID, in workspace: Workspace.ID, _ db: Database) throws
    -> Company.ID?
  {
    try String.fetchOne(
      db.cachedStatement(sql: "SELECT company FROM invoice WHERE workspace = $1 AND id = $2"),
      arguments: [workspace.text, invoice.text]
    ).map { Company.ID(unchecked: $0) }
  }

  package static func number(of invoice: Invoice.ID, in workspace: Workspace.ID, _ db: Database) throws
    -> String?
  {
    try String.fetchOne(
      db.cachedStatement(sql: "SELECT number FROM invoice WHERE workspace = $1 AND id = $2"),
      arguments: [workspace.text, invoice.text])
  }

  /// To whom Stripe sends its own receipt, and in which language it speaks.
  package static func payer(_ client: Client.ID, in workspace: Workspace.ID, _ db: Database) throws
    -> (email: String, locale: String)?
  {
    try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT client.email, CASE WHEN client.locale = '' THEN workspace.locale ELSE client.locale END
          FROM client CROSS JOIN workspace ON workspace.id = client.workspace
          WHERE client.workspace = $1 AND client.id = $2
          """), arguments: [workspace.text, client.text]
    ).map { ($0[0], $0[1]) }
  }

  package static func parts(of id: Payment.ID, in workspace: Workspace.ID, _ db: Database) throws
    -> [(invoice: Invoice.ID, amount: Int64)]
  {
    try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT invoice, amount FROM payment_allocation WHERE workspace = $1 AND payment = $2 ORDER BY invoice
          """), arguments: [workspace.text, id.text]
    ).map { (Invoice.ID(unchecked: $0[0]), $0[1]) }
  }

  /// A payment of a checkout, with what of it goes to which invoice.
  package static func add(
    _ id: Payment.ID, kind: Kind, amount: Money, intent: String, of checkout: Checkout, company: Company.ID,
    on day: Day, in workspace: Workspace.ID, at now: Instant, _ db: Database
  ) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO payment
          (workspace, id, company, kind, method, amount, currency, paid_on, payment_intent, recorded_at)
        VALUES ($1, $2, $3, $4, 'stripe', $5, $6, $7, $8, $9)
        """
    ).execute(arguments: [
      workspace.text, id.text, company.text, kind.rawValue, amount.minor, amount.currency.code, day.iso,
      intent, now.iso,
    ])
    for part in checkout.parts { try allocate(id, part.invoice, part.amount, in: workspace, db) }
  }

  package static func set(
    _ kind: Kind, of id: Payment.ID, on day: Day, in workspace: Workspace.ID, _ db: Database
  ) throws {
    try db.cachedStatement(
      sql: "UPDATE payment SET kind = $1, paid_on = $2 WHERE workspace = $3 AND id = $4"
    ).execute(arguments: [kind.rawValue, day.iso, workspace.text, id.text])
  }

  /// Money that went back of a payment.
  /// - Parameter reference: Stripe's id of what took it back.
  package static func addRefund(
    _ id: Payment.ID, of payment: Kept, amount: Int64, parts: [(invoice: Invoice.ID, amount: Int64)],
    reference: String, on day: Day, in workspace: Workspace.ID, at now: Instant, _ db: Database
  ) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO payment
          (workspace, id, company, kind, method, amount, currency, paid_on, reference, refunds, recorded_at)
        VALUES ($1, $2, $3, 'refunded', 'stripe', $4, $5, $6, $7, $8, $9)
        """
    ).execute(arguments: [
      workspace.text, id.text, payment.company.text, amount, payment.amount.currency.code, day.iso,
      reference, payment.id.text, now.iso,
    ])
    for part in parts { try allocate(id, part.invoice, part.amount, in: workspace, db) }
  }

  /// What went back of a payment by one refund or dispute of Stripe's so far.
  package static func refunded(
    of payment: Payment.ID, by reference: String, in workspace: Workspace.ID, _ db: Database
  ) throws -> Int64 {
    try Int64.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT COALESCE(SUM(amount), 0) FROM payment WHERE workspace = $1 AND refunds = $2 AND reference = $3
          """), arguments: [workspace.text, payment.text, reference]) ?? 0
  }

  /// What was refunded of a payment so far, by invoice.
  package static func refunded(of payment: Payment.ID, in workspace: Workspace.ID, _ db: Database) throws
    -> [Invoice.ID: Int64]
  {
    let rows = try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT payment_allocation.invoice, SUM(payment_allocation.amount) FROM payment
          CROSS JOIN payment_allocation ON payment_allocation.workspace = payment.workspace
            AND payment_allocation.payment = payment.id
          WHERE payment.workspace = $1 AND payment.refunds = $2 GROUP BY payment_allocation.invoice
          """), arguments: [workspace.text, payment.text])
    return Dictionary(rows.map { (Invoice.ID(unchecked: $0[0]), $0[1] as Int64) }) { first, _ in first }
  }

  private static func allocate(
    _ payment: Payment.ID, _ invoice: Invoice.ID, _ amount: Int64, in workspace: Workspace.ID, _ db: Database
  ) throws {
    try db.cachedStatement(
      sql: "INSERT INTO payment_allocation (workspace, payment, invoice, amount) VALUES ($1, $2, $3, $4)"
    ).execute(arguments: [workspace.text, payment.text, invoice.text, amount])
  }
}
