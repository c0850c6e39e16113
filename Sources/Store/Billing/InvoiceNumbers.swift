import GRDB
import Portal

/// Numbers of invoices, each given once.
extension Invoices {
  /// The invoice that has a number.
  package static func id(number: String, in workspace: Workspace.ID, _ db: Database) throws -> Invoice.ID? {
    try String.fetchOne(
      db.cachedStatement(sql: "SELECT id FROM invoice WHERE workspace = $1 AND number = $2 AND number <> ''"),
      arguments: [workspace.text, number]
    ).map { Invoice.ID(unchecked: $0) }
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
      if try id(number: number, in: workspace, db) == nil { return number }
    }
  }

  /// What `nextNumber` would give now.
  package static func upcomingNumber(issuedOn day: Day, in workspace: Workspace.ID, _ db: Database) throws
    -> String
  {
    guard let terms = try BillingTerms.of(workspace, db) else { return "" }
    var count = terms.lastNumber + 1
    while try id(number: terms.series.number(count, issuedOn: day), in: workspace, db) != nil { count += 1 }
    return terms.series.number(count, issuedOn: day)
  }
}
