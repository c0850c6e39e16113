import GRDB
import Portal

/// Numbers of invoices, each given once.
extension Invoices {
  /// The number that an invoice has and that is this one, or reads like it (`InvoiceNumberLocks`).
  /// - Parameter id: of the invoice that may have it.
  package static func named(
    _ number: String, besides id: Invoice.ID? = nil, in workspace: Workspace.ID, _ db: Database
  ) throws -> String? {
    try String.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT number FROM invoice WHERE workspace = $1 AND number <> ''
            AND \(InvoiceNumberLocks.folded("number")) = \(InvoiceNumberLocks.folded("$2")) AND id <> $3 LIMIT 1
          """), arguments: [workspace.text, number, id?.text ?? ""])
  }

  /// Takes the next number of the workspace's series. The row of the workspace is the referee: of two sends at the same
  /// moment one waits for the other, and a transaction that is undone has taken nothing. A number that an invoice has as
  /// its own already is that invoice's; the series goes on behind it.
  package static func nextNumber(issuedOn day: Day, in workspace: Workspace.ID, _ db: Database) throws
    -> String
  {
    guard let terms = try BillingTerms.of(workspace, db) else { return "" }
    while true {
      let count = try Int64.fetchOne(
        db.cachedStatement(
          sql:
            "UPDATE workspace SET invoice_number = invoice_number + 1 WHERE id = $1 RETURNING invoice_number"
        ), arguments: [workspace.text])
      guard let count else { return "" }
      let number = terms.series.number(count, issuedOn: day)
      if try named(number, in: workspace, db) == nil { return number }
    }
  }

  /// What `nextNumber` would give now.
  package static func upcomingNumber(issuedOn day: Day, in workspace: Workspace.ID, _ db: Database) throws
    -> String
  {
    guard let terms = try BillingTerms.of(workspace, db) else { return "" }
    var count = terms.lastNumber + 1
    while try named(terms.series.number(count, issuedOn: day), in: workspace, db) != nil { count += 1 }
    return terms.series.number(count, issuedOn: day)
  }
}
