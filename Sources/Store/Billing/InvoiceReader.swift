import GRDB
import Portal

/// Reads invoices for the team, each with all that settles it.
package enum InvoiceReader {
  /// Which ones.
  package enum Scope: Hashable, Sendable {
    /// One, with the credit notes that correct it.
    case one(Invoice.ID)
    case stage(Invoice.Stage)
    case company(Company.ID)
    /// What was sent and is due on this day or later, with the credit notes that correct it.
    case dueFrom(Day)

    /// `$1` is the workspace, `$2` the value.
    var condition: String {
      switch self {
      case .one:
        """
        invoice.id IN (SELECT note.id FROM invoice AS note \
        WHERE note.workspace = $1 AND note.corrects = $2 UNION ALL SELECT $2)
        """
      case .stage: "invoice.stage = $2"
      case .company: "invoice.company = $2"
      case .dueFrom:
        """
        invoice.stage = 'sent' AND (invoice.due_on >= $2 OR EXISTS (SELECT 1 FROM invoice AS corrected \
        WHERE corrected.workspace = invoice.workspace AND corrected.id = invoice.corrects AND corrected.due_on >= $2))
        """
      }
    }

    var value: String {
      switch self {
      case .one(let id): id.text
      case .stage(let stage): stage.rawValue
      case .company(let id): id.text
      case .dueFrom(let day): day.iso
      }
    }
  }

  package static func facts(_ id: Invoice.ID, in workspace: Workspace.ID, _ db: Database) throws
    -> InvoiceFacts?
  {
    guard var facts = try facts(.one(id), in: workspace, db).first(where: { $0.invoice.id == id }) else {
      return nil
    }
    if let corrects = facts.invoice.corrects {
      facts.invoice.corrected = try corrected(corrects, in: workspace, db)
    }
    return facts
  }

  /// How a credit note names what it takes from.
  private static func corrected(_ id: Invoice.ID, in workspace: Workspace.ID, _ db: Database) throws
    -> Invoice.Corrected?
  {
    try Row.fetchOne(
      db.cachedStatement(sql: "SELECT number, issued_on FROM invoice WHERE workspace = $1 AND id = $2"),
      arguments: [workspace.text, id.text]
    ).flatMap { row in
      Day(iso: row[1] as String).map { Invoice.Corrected(number: row[0], issuedOn: $0) }
    }
  }

  /// By their day of issue and their id.
  /// - Throws: `Malformed` for a row that the rules refuse.
  package static func facts(_ scope: Scope, in workspace: Workspace.ID, _ db: Database) throws
    -> [InvoiceFacts]
  {
    var found = try heads(scope, in: workspace, db)
    let places = Dictionary(uniqueKeysWithValues: found.enumerated().map { ($1.invoice.id.text, $0) })
    try rows(lines(scope), scope, workspace, db) { row in
      guard let place = places[row[1]] else { return }
      found[place].invoice.lines.append(SnapshotRows.line(row))
    }
    try rows(projects(scope), scope, workspace, db) { row in
      guard let place = places[row[0]] else { return }
      found[place].invoice.projects.append(.init(id: .init(unchecked: row[1]), name: row[2]))
    }
    try rows(payments(scope), scope, workspace, db) { row in
      guard let place = places[row[1]] else { return }
      found[place].invoice.payments.append(try SnapshotRows.payment(row))
    }
    let credits = CreditNotes.credits(of: found.map(\.invoice))
    for place in found.indices { found[place].invoice.payments += credits[found[place].invoice.id] ?? [] }
    return found
  }

  private static func heads(_ scope: Scope, in workspace: Workspace.ID, _ db: Database) throws
    -> [InvoiceFacts]
  {
    var found: [InvoiceFacts] = []
    try rows(heads(scope), scope, workspace, db) { row in
      var invoice = try SnapshotRows.invoice(row, id: row[1])
      invoice.document = row[23]
      found.append(
        InvoiceFacts(
          invoice: invoice,
          billed: Company(
            id: .init(unchecked: row[0]), name: row[18], address: row[19], country: row[24], taxID: row[20]),
          sentAt: row.instant(21), voidedAt: row.instant(22)))
    }
    return found
  }

  private static func rows(
    _ sql: String, _ scope: Scope, _ workspace: Workspace.ID, _ db: Database, _ body: (Row) throws -> Void
  ) throws {
    let cursor = try Row.fetchCursor(
      db.cachedStatement(sql: sql), arguments: [workspace.text, scope.value])
    while let row = try cursor.next() { try body(row) }
  }

  private static func heads(_ scope: Scope) -> String {
    """
    SELECT invoice.company, \(SnapshotStatements.invoiceColumns), company.name, company.address,
      company.tax_id, invoice.sent_at, invoice.voided_at, invoice.document, company.country
    FROM invoice JOIN company ON company.workspace = invoice.workspace AND company.id = invoice.company
    WHERE invoice.workspace = $1 AND \(scope.condition)
    ORDER BY invoice.issued_on, invoice.id
    """
  }

  private static func lines(_ scope: Scope) -> String {
    """
    SELECT invoice.company, invoice_line.invoice, \(SnapshotStatements.lineColumns)
    FROM invoice
    JOIN invoice_line ON invoice_line.workspace = invoice.workspace AND invoice_line.invoice = invoice.id
    WHERE invoice.workspace = $1 AND \(scope.condition)
    ORDER BY invoice_line.invoice, invoice_line.position
    """
  }

  private static func projects(_ scope: Scope) -> String {
    """
    SELECT invoice_project.invoice, project.id, project.name
    FROM invoice
    JOIN invoice_project ON invoice_project.workspace = invoice.workspace AND invoice_project.invoice = invoice.id
    JOIN project ON project.workspace = invoice_project.workspace AND project.id = invoice_project.project
    WHERE invoice.workspace = $1 AND \(scope.condition)
    ORDER BY invoice_project.invoice, project.name, project.id
    """
  }

  private static func payments(_ scope: Scope) -> String {
    """
    SELECT invoice.company, part.invoice, \(Payments.settlingKind), part.amount, payment.paid_on, payment.method, part.waived,
      undone.undone_on
    FROM invoice
    JOIN payment_allocation AS part ON part.workspace = invoice.workspace AND part.invoice = invoice.id
    JOIN payment ON payment.workspace = part.workspace AND payment.id = part.payment
    LEFT JOIN payment_undone AS undone ON undone.workspace = payment.workspace AND undone.payment = payment.id
    WHERE invoice.workspace = $1 AND \(scope.condition) AND payment.kind <> 'failed'
    ORDER BY part.invoice, part.payment
    """
  }
}
