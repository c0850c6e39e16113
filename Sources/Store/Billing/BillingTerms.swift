import GRDB
import Portal

/// A workspace's terms for new invoices.
package struct BillingTerms: Sendable {
  package let series: InvoiceSeries
  /// The last number that the series gave.
  package let lastNumber: Int64
  /// Until a new invoice is due.
  package let paymentDays: Int
  package let currency: Currency

  package static func of(_ workspace: Workspace.ID, _ db: Database) throws -> BillingTerms? {
    try Row.fetchOne(
      db.cachedStatement(
        sql: "SELECT invoice_series, invoice_number, payment_days, currency FROM workspace WHERE id = $1"),
      arguments: [workspace.text]
    ).flatMap { row in
      Currency(row[3]).map {
        BillingTerms(series: InvoiceSeries(row[0]), lastNumber: row[1], paymentDays: row[2], currency: $0)
      }
    }
  }
}
