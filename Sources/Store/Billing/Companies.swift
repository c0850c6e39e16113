import GRDB
import Portal

/// Whom a workspace bills.
package enum Companies {
  /// Nil for one of another workspace, as for one that is not there.
  package static func name(of id: Company.ID, in workspace: Workspace.ID, _ db: Database) throws -> String? {
    try String.fetchOne(
      db.cachedStatement(sql: "SELECT name FROM company WHERE workspace = $1 AND id = $2"),
      arguments: [workspace.text, id.text])
  }

  /// What everything about a company's money is read from; nil for one of another workspace, as for one that is not
  /// there.
  package static func account(of id: Company.ID, in workspace: Workspace.ID, _ db: Database) throws
    -> CompanyAccount?
  {
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql: "SELECT name, address, tax_id FROM company WHERE workspace = $1 AND id = $2"),
      arguments: [workspace.text, id.text])
    guard let row else { return nil }
    return CompanyAccount(
      company: Company(id: id, name: row[0], address: row[1], taxID: row[2]),
      invoices: try InvoiceReader.facts(.company(id), in: workspace, db).map(\.invoice),
      payments: try Payments.of(id, in: workspace, db))
  }
}
