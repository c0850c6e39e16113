import GRDB
import Portal

/// Payments that came by Stripe: each is known by its payment intent.
package enum StripePayments {
  package static func find(intent: String, in workspace: Workspace.ID, _ db: Database) throws -> PaymentFacts?
  {
    try String.fetchOne(
      db.cachedStatement(
        sql: "SELECT id FROM payment WHERE workspace = $1 AND payment_intent = $2 AND kind <> 'refunded'"),
      arguments: [workspace.text, intent]
    ).flatMap { try Payments.facts(Payment.ID(unchecked: $0), in: workspace, db) }
  }

  /// Nil for one that was not paid here, as what was imported.
  package static func intent(of payment: Payment.ID, in workspace: Workspace.ID, _ db: Database) throws
    -> String?
  {
    try String.fetchOne(
      db.cachedStatement(sql: "SELECT payment_intent FROM payment WHERE workspace = $1 AND id = $2"),
      arguments: [workspace.text, payment.text])
  }

  /// Writes down which intent a payment is of.
  package static func note(
    intent: String, of payment: Payment.ID, in workspace: Workspace.ID, _ db: Database
  ) throws {
    try db.cachedStatement(
      sql:
        "UPDATE payment SET payment_intent = $1 WHERE workspace = $2 AND id = $3 AND payment_intent IS NULL"
    ).execute(arguments: [intent, workspace.text, payment.text])
  }

  /// What became of money that was on its way.
  package static func settle(
    _ payment: Payment.ID, as kind: Payment.Kind, on day: Day, in workspace: Workspace.ID, _ db: Database
  ) throws {
    try db.cachedStatement(
      sql: "UPDATE payment SET kind = $1, paid_on = $2 WHERE workspace = $3 AND id = $4"
    ).execute(arguments: [kind.rawValue, day.iso, workspace.text, payment.text])
  }

  /// Who an invoice goes to, its number, and whether it still asks for money.
  package static func invoice(_ id: Invoice.ID, in workspace: Workspace.ID, _ db: Database) throws
    -> (company: Company.ID, number: String, isSent: Bool)?
  {
    try Row.fetchOne(
      db.cachedStatement(
        sql: "SELECT company, number, stage = 'sent' FROM invoice WHERE workspace = $1 AND id = $2"),
      arguments: [workspace.text, id.text]
    ).map { (Company.ID(unchecked: $0[0]), $0[1], $0[2]) }
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
}
