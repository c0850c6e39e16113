import GRDB
import Portal

/// What the console's pages of invoices show besides the invoices themselves.
package enum BillingReader {
  /// All of a workspace's but those that are void, which `voided` counts: how each stands follows from its lines and
  /// payments, so a list of the open ones is found by adding up. Some thousand take a few hundredths of a second. One
  /// whose sums do not fit is in no list; its own page says what is wrong.
  package static func entries(on today: Day, in workspace: Workspace.ID, _ db: Database) throws
    -> [InvoiceEntry]
  {
    let stages: [Invoice.Stage] = [.sent, .draft]
    return try stages.flatMap { try InvoiceReader.facts(.stage($0), in: workspace, db) }
      .compactMap { try? InvoiceEntry($0, on: today) }
  }

  package static func voided(in workspace: Workspace.ID, _ db: Database) throws -> Int {
    try Int.fetchOne(
      db.cachedStatement(sql: "SELECT count(*) FROM invoice WHERE workspace = $1 AND stage = 'void'"),
      arguments: [workspace.text]) ?? 0
  }

  /// What came in from the first of a day's month on, one sum a currency.
  package static func received(inMonthOf day: Day, in workspace: Workspace.ID, _ db: Database) throws
    -> [Money]
  {
    let first = day.iso.prefix(8) + "01"
    return try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT currency, sum(amount) FROM payment
          WHERE workspace = $1 AND kind = 'received' AND refunds IS NULL AND paid_on BETWEEN $2 AND $3
            AND NOT EXISTS (SELECT 1 FROM payment_undone AS undone
              WHERE undone.workspace = payment.workspace AND undone.payment = payment.id)
          GROUP BY currency ORDER BY currency
          """), arguments: [workspace.text, String(first), day.iso]
    ).compactMap { row in Currency(row[0]).map { Money(minor: row[1], currency: $0) } }
  }

  /// So many can be chosen from; more are found by their page.
  private static let choices = 1000

  package static func choices(in workspace: Workspace.ID, _ db: Database) throws -> BillingChoices {
    let companies = try Row.fetchAll(
      db.cachedStatement(
        sql: "SELECT id, name FROM company WHERE workspace = $1 ORDER BY lower(name), id LIMIT $2"),
      arguments: [workspace.text, choices])
    let projects = try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT id, name FROM project WHERE workspace = $1 AND status <> 'archived'
          ORDER BY lower(name), id LIMIT $2
          """), arguments: [workspace.text, choices])
    return BillingChoices(
      companies: companies.map { (id: .init(unchecked: $0[0]), name: $0[1]) },
      projects: projects.map { .init(id: .init(unchecked: $0[0]), name: $0[1]) })
  }

  /// Nil for one of another workspace, as for one that is not there.
  package static func board(_ id: Invoice.ID, on today: Day, in workspace: Workspace.ID, _ db: Database)
    throws
    -> InvoiceBoard?
  {
    let found = try InvoiceReader.facts(.one(id), in: workspace, db)
    guard var facts = found.first(where: { $0.invoice.id == id }) else { return nil }
    let corrected = try facts.invoice.corrects.flatMap { try InvoiceReader.facts($0, in: workspace, db) }
    facts.invoice.corrected = corrected.map {
      Invoice.Corrected(number: $0.invoice.number, issuedOn: $0.invoice.issuedOn)
    }
    var board = InvoiceBoard(facts)
    board.facts.invoice.issuance = try IssuedInvoices.issuance(id, in: workspace, db)
    board.notes = found.filter { $0.invoice.corrects == id }
    board.corrected = corrected
    board.madeBy = try RecurringReader.template(of: id, in: workspace, db)
    board.payments = try Payments.paying(id, in: workspace, db)
    board.credits = try Payments.of(facts.company, in: workspace, db).filter { payment in
      payment.credit > 0 && payment.payment.amount.currency == facts.invoice.currency
        && !payment.payment.parts.contains { $0.invoice == id }
    }
    board.checkouts = try PaymentBoards.checkouts(of: id, in: workspace, db)
    board.viewers = try viewers(of: id, on: today, in: workspace, db)
    board.history = try InvoiceHistory.of(id, in: workspace, db)
    board.pulse = try AuditEntry.pulse(of: workspace, db)
    if facts.invoice.stage == .draft {
      board.upcomingNumber = try Invoices.upcomingNumber(
        issuedOn: facts.invoice.issuedOn, in: workspace, db)
    }
    return board
  }

  /// Clients of a company who would see an invoice for these projects, as `Outbox.clients(seeing:)` finds those of one that
  /// is there.
  /// - Parameter projects: none: all of the company.
  package static func viewers(
    in company: Company.ID, of projects: [Project.ID], on today: Day, in workspace: Workspace.ID,
    _ db: Database
  ) throws -> [InvoiceBoard.Viewer] {
    try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT client.id, client.name FROM client
          WHERE EXISTS (SELECT 1 FROM access
              WHERE access.workspace = client.workspace AND access.client = client.id AND \(SnapshotStatements.isLive)
                AND ($2 = '' OR (access.sees_billing = 1 AND instr($2, access.project) > 0)))
            AND client.workspace = $3 AND client.company = $4 AND client.erased_at IS NULL
          ORDER BY client.id
          """),
      arguments: [today.iso, projects.map(\.text).joined(separator: " "), workspace.text, company.text]
    ).map { InvoiceBoard.Viewer(id: Client.ID(unchecked: $0[0]), name: $0[1]) }
  }

  private static func viewers(of id: Invoice.ID, on today: Day, in workspace: Workspace.ID, _ db: Database)
    throws -> [InvoiceBoard.Viewer]
  {
    try Outbox.clients(seeing: id, in: workspace, on: today, db).compactMap { client in
      try String.fetchOne(
        db.cachedStatement(sql: "SELECT name FROM client WHERE workspace = $1 AND id = $2"),
        arguments: [workspace.text, client.text]
      ).map { InvoiceBoard.Viewer(id: client, name: $0) }
    }
  }
}
