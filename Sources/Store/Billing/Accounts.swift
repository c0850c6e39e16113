import GRDB
import Portal

/// What an accountant's files are made of. First what there is, then one thing after the other, so that a file of any
/// length needs neither much memory nor a transaction that lasts as long as somebody's line is slow.
package enum Accounts {
  /// By their day of issue and their number. Drafts are nobody's business yet.
  package static func invoices(in period: AccountPeriod, of workspace: Workspace.ID, _ db: Database) throws
    -> [Invoice.ID]
  {
    try String.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT id FROM invoice
          WHERE workspace = $1 AND stage <> 'draft' AND issued_on BETWEEN $2 AND $3
          ORDER BY issued_on, number, id
          """), arguments: [workspace.text, period.first.iso, period.last.iso]
    ).map { Invoice.ID(unchecked: $0) }
  }

  /// Money that came in or went back, by its day. What is on its way or did not come is in no account.
  package static func payments(in period: AccountPeriod, of workspace: Workspace.ID, _ db: Database) throws
    -> [Payment.ID]
  {
    try String.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT id FROM payment
          WHERE workspace = $1 AND kind IN ('received', 'refunded') AND paid_on BETWEEN $2 AND $3
          ORDER BY paid_on, id
          """), arguments: [workspace.text, period.first.iso, period.last.iso]
    ).map { Payment.ID(unchecked: $0) }
  }

  /// With what it is paid by and, for a credit note, the number of what it corrects.
  package static func invoice(_ id: Invoice.ID, of workspace: Workspace.ID, _ db: Database) throws
    -> InvoiceFacts?
  {
    guard var facts = try InvoiceReader.facts(id, in: workspace, db) else { return nil }
    if let corrects = facts.invoice.corrects {
      facts.invoice.corrected = try InvoiceReader.facts(corrects, in: workspace, db).map {
        Invoice.Corrected(number: $0.invoice.number, issuedOn: $0.invoice.issuedOn)
      }
    }
    return facts
  }
}
