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

  /// Money that came in or went back, and what was undone of it, by its day: one that came and was undone in the period
  /// is there once. What is on its way or did not come is in no account.
  package static func payments(in period: AccountPeriod, of workspace: Workspace.ID, _ db: Database) throws
    -> [Payment.ID]
  {
    try String.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT payment.id FROM payment
          LEFT JOIN payment_undone AS undone ON undone.workspace = payment.workspace AND undone.payment = payment.id
          WHERE payment.workspace = $1 AND payment.kind IN ('received', 'refunded')
            AND (payment.paid_on BETWEEN $2 AND $3 OR undone.undone_on BETWEEN $2 AND $3)
          ORDER BY CASE WHEN payment.paid_on < $2 THEN undone.undone_on ELSE payment.paid_on END, payment.id
          """), arguments: [workspace.text, period.first.iso, period.last.iso]
    ).map { Payment.ID(unchecked: $0) }
  }
}
