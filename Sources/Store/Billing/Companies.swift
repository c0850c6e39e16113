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

  /// - Parameter currency: in which it is billed.
  package static func add(
    _ company: Company, in currency: Currency, phone: String, in workspace: Workspace.ID, at now: Instant,
    _ db: Database
  ) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO company (workspace, id, name, address, country, tax_id, currency, phone, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """
    ).execute(arguments: [
      workspace.text, company.id.text, company.name, company.address, company.country, company.taxID,
      currency.code, phone, now.iso,
    ])
  }

  /// How its last invoice was written, else the currency that it was entered with; nil for one that is not there.
  package static func usualTerms(of id: Company.ID, in workspace: Workspace.ID, _ db: Database) throws
    -> UsualTerms?
  {
    try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT coalesce(last.currency, company.currency), coalesce(last.prices_include_tax, 0),
            coalesce(last.reverse_charge, 0)
          FROM company LEFT JOIN invoice AS last ON last.workspace = company.workspace AND last.id = (
            SELECT one.id FROM invoice AS one
            WHERE one.workspace = company.workspace AND one.company = company.id AND one.kind = 'invoice'
              AND one.stage <> 'void' ORDER BY one.created_at DESC, one.id DESC LIMIT 1)
          WHERE company.workspace = $1 AND company.id = $2
          """), arguments: [workspace.text, id.text]
    ).flatMap { row in
      Currency(row[0]).map { UsualTerms(currency: $0, pricesIncludeTax: row[1], isReverseCharge: row[2]) }
    }
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
