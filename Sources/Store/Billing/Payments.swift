import GRDB
import Portal

/// Money that came in, and went back.
package enum Payments {
  /// - Parameter member: who wrote it down; nil where a machine did.
  package static func add(
    _ payment: Payment, by member: Member.ID?, in workspace: Workspace.ID, at now: Instant, _ db: Database
  ) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO payment (workspace, id, company, kind, method, amount, currency, paid_on, reference, refunds,
          recorded_by, recorded_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        """
    ).execute(arguments: [
      workspace.text, payment.id.text, payment.company.text, payment.kind.rawValue, payment.method.rawValue,
      payment.amount.minor, payment.amount.currency.code, payment.paidOn.iso, payment.reference,
      payment.refunds?.text, member?.text, now.iso,
    ])
    for part in payment.parts { try allocate(part, of: payment.id, in: workspace, db) }
  }

  /// More of a payment for an invoice that has none of it yet.
  package static func allocate(
    _ part: Payment.Part, of payment: Payment.ID, in workspace: Workspace.ID, _ db: Database
  ) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO payment_allocation (workspace, payment, invoice, amount, waived) VALUES ($1, $2, $3, $4, $5)
        """
    ).execute(arguments: [workspace.text, payment.text, part.invoice.text, part.amount, part.waived])
  }

  /// It was written down by mistake: it stays as it is, and counts for nothing.
  package static func undo(
    _ payment: Payment.ID, _ undoing: Payment.Undoing, by member: Member.ID, in workspace: Workspace.ID,
    at now: Instant, _ db: Database
  ) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO payment_undone (workspace, payment, undone_on, reason, undone_by, undone_at)
        VALUES ($1, $2, $3, $4, $5, $6)
        """
    ).execute(arguments: [
      workspace.text, payment.text, undoing.on.iso, undoing.reason, member.text, now.iso,
    ])
  }

  /// Nil for one of another workspace, as for one that is not there.
  package static func facts(_ id: Payment.ID, in workspace: Workspace.ID, _ db: Database) throws
    -> PaymentFacts?
  {
    let all = try read(
      """
      (payment.id = $2 OR payment.refunds = $2 OR payment.refunds IN (
        SELECT back.id FROM payment AS back WHERE back.workspace = payment.workspace AND back.refunds = $2))
      """, id.text, in: workspace, db)
    guard let payment = all.first(where: { $0.id == id }) else { return nil }
    return try facts(of: payment, among: all, in: workspace, db)
  }

  /// What a letter is about; nil for a refund that did not arrive, of which a mail would tell what is not so.
  package static func told(_ id: Payment.ID, in workspace: Workspace.ID, _ db: Database) throws -> Payment? {
    let all = try read("(payment.id = $2 OR payment.refunds = $2)", id.text, in: workspace, db)
    return all.contains { $0.isReturn && $0.refunds == id } ? nil : all.first { $0.id == id }
  }

  private static func facts(
    of payment: Payment, among all: [Payment], in workspace: Workspace.ID, _ db: Database
  ) throws -> PaymentFacts {
    let refunds = all.filter { $0.refunds == payment.id && $0.kind == .refunded }
    let returns = all.filter { back in back.isReturn && refunds.contains { $0.id == back.refunds } }
    var facts = PaymentFacts(payment: payment, refunds: refunds, returns: returns)
    facts.underway = try Refunds.underway(of: payment.id, in: workspace, db)
    return facts
  }

  /// How a row settles an invoice: a refund that did not arrive is no money that came in.
  static let settlingKind = """
    CASE WHEN payment.kind = 'received' AND payment.refunds IS NOT NULL THEN 'returned' ELSE payment.kind END
    """

  /// What a company paid, each with what went back of it.
  package static func of(_ company: Company.ID, in workspace: Workspace.ID, _ db: Database) throws
    -> [PaymentFacts]
  {
    let all = try read("payment.company = $2", company.text, in: workspace, db)
    return try all.filter { $0.refunds == nil }.map { payment in
      try facts(of: payment, among: all, in: workspace, db)
    }
  }

  /// By the day they were paid, the parts by their invoices' dates.
  /// - Parameter condition: `$1` is the workspace, `$2` the value.
  static func read(_ condition: String, _ value: String, in workspace: Workspace.ID, _ db: Database) throws
    -> [Payment]
  {
    let rows = try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT payment.id, payment.company, payment.kind, payment.method, payment.amount, payment.currency,
            payment.paid_on, payment.reference, payment.refunds, part.invoice, part.amount, part.waived,
            undone.undone_on, undone.reason
          FROM payment
          LEFT JOIN payment_undone AS undone ON undone.workspace = payment.workspace AND undone.payment = payment.id
          LEFT JOIN payment_allocation AS part ON part.workspace = payment.workspace AND part.payment = payment.id
          LEFT JOIN invoice ON invoice.workspace = part.workspace AND invoice.id = part.invoice
          WHERE payment.workspace = $1 AND \(condition)
          ORDER BY payment.paid_on, payment.id, invoice.issued_on, invoice.id
          """), arguments: [workspace.text, value])
    var payments: [Payment] = []
    for row in rows {
      if payments.last?.id.text != row[0] { payments.append(try payment(row)) }
      if let invoice: String = row[9] {
        payments[payments.count - 1].parts.append(
          Payment.Part(invoice: .init(unchecked: invoice), amount: row[10], waived: row[11]))
      }
    }
    return payments
  }

  private static func payment(_ row: Row) throws(Malformed) -> Payment {
    let id: String = row[0]
    guard let kind = Payment.Kind(rawValue: row[2]), let method = Payment.Method(rawValue: row[3]),
      let currency = Currency(row[5]), let day = Day(iso: row[6] as String)
    else { throw Malformed("payment \(id)") }
    return Payment(
      id: .init(unchecked: id), company: .init(unchecked: row[1]), kind: kind, method: method,
      amount: Money(minor: row[4], currency: currency), paidOn: day, reference: row[7],
      refunds: (row[8] as String?).map { .init(unchecked: $0) }, parts: [],
      undone: (row[12] as String?).flatMap { Day(iso: $0) }.map { Payment.Undoing(on: $0, reason: row[13]) })
  }
}
