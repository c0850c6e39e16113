import GRDB
import Portal

/// Payments as the console lists them.
extension Payments {
  /// What was paid for an invoice, the last first; refunds stand with what they gave back.
  package static func paying(_ invoice: Invoice.ID, in workspace: Workspace.ID, _ db: Database) throws
    -> [PaymentFacts]
  {
    let ids = try String.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT payment.id FROM payment_allocation AS part
          JOIN payment ON payment.workspace = part.workspace AND payment.id = part.payment
          WHERE part.workspace = $1 AND part.invoice = $2 AND payment.refunds IS NULL
          ORDER BY payment.paid_on DESC, payment.recorded_at DESC, payment.id DESC
          """), arguments: [workspace.text, invoice.text])
    return try ids.compactMap { try facts(Payment.ID(unchecked: $0), in: workspace, db) }
  }

  /// The last first.
  /// - Parameter search: in the company's name, the reference and the numbers.
  package static func lines(
    search: String, offset: Int, limit: Int, in workspace: Workspace.ID, _ db: Database
  ) throws -> [PaymentLine] {
    let rows = try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT payment.id, company.name FROM payment
          JOIN company ON company.workspace = payment.workspace AND company.id = payment.company
          WHERE payment.workspace = $1 AND payment.refunds IS NULL AND ($2 = ''
            OR instr(lower(company.name || ' ' || payment.reference), lower($2)) > 0
            OR EXISTS (SELECT 1 FROM payment_allocation AS part
              JOIN invoice ON invoice.workspace = part.workspace AND invoice.id = part.invoice
              WHERE part.workspace = payment.workspace AND part.payment = payment.id
                AND instr(lower(invoice.number), lower($2)) > 0))
          ORDER BY payment.paid_on DESC, payment.recorded_at DESC, payment.id DESC LIMIT $3 OFFSET $4
          """), arguments: [workspace.text, search, limit, offset])
    return try rows.compactMap { row in
      try facts(Payment.ID(unchecked: row[0]), in: workspace, db).map {
        PaymentLine(facts: $0, company: row[1], numbers: try numbers(of: $0.payment, in: workspace, db))
      }
    }
  }

  /// One of them; nil for one of another workspace, as for one that is not there.
  package static func line(_ id: Payment.ID, in workspace: Workspace.ID, _ db: Database) throws
    -> PaymentLine?
  {
    guard let facts = try facts(id, in: workspace, db) else { return nil }
    var line = PaymentLine(
      facts: facts, company: try Companies.name(of: facts.payment.company, in: workspace, db) ?? "",
      numbers: try numbers(of: facts.payment, in: workspace, db))
    line.intent = try intent(of: id, in: workspace, db)
    return line
  }

  private static func intent(of id: Payment.ID, in workspace: Workspace.ID, _ db: Database) throws -> String {
    try String.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT coalesce(payment.payment_intent, origin.payment_intent, '') FROM payment
          LEFT JOIN payment AS origin ON origin.workspace = payment.workspace AND origin.id = payment.refunds
          WHERE payment.workspace = $1 AND payment.id = $2
          """), arguments: [workspace.text, id.text]) ?? ""
  }

  private static func numbers(of payment: Payment, in workspace: Workspace.ID, _ db: Database) throws
    -> [(invoice: Invoice.ID, number: String)]
  {
    try payment.parts.compactMap { part in
      try String.fetchOne(
        db.cachedStatement(sql: "SELECT number FROM invoice WHERE workspace = $1 AND id = $2"),
        arguments: [workspace.text, part.invoice.text]
      ).map { (invoice: part.invoice, number: $0) }
    }
  }
}
