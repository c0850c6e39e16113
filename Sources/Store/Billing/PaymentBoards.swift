import GRDB
import Portal

/// What the console shows of one payment, and of what clients began to pay.
package enum PaymentBoards {
  /// Nil for one of another workspace, as for one that is not there, and for what is only a part of another one.
  package static func board(_ id: Payment.ID, in workspace: Workspace.ID, _ db: Database) throws
    -> PaymentBoard?
  {
    guard let line = try Payments.line(id, in: workspace, db), line.facts.payment.refunds == nil else {
      return nil
    }
    var board = PaymentBoard(line)
    board.intent = try StripePayments.intent(of: id, in: workspace, db)
    board.isLive = try StripeAccounts.of(workspace, db)?.isLive
    board.refunds = try Refunds.of(id, in: workspace, db).map { refund in
      let person = try refund.askedBy.flatMap { try name(of: $0, in: workspace, db) }
      return PaymentBoard.Back(refund: refund, person: person ?? "")
    }
    board.disputes = try Disputes.of(id, in: workspace, db)
    return board
  }

  private static func name(of member: Member.ID, in workspace: Workspace.ID, _ db: Database) throws -> String?
  {
    try String.fetchOne(
      db.cachedStatement(sql: "SELECT name FROM member WHERE workspace = $1 AND id = $2"),
      arguments: [workspace.text, member.text])
  }

  /// So many are shown of an invoice.
  private static let most = 20

  package static func checkouts(of invoice: Invoice.ID, in workspace: Workspace.ID, _ db: Database) throws
    -> [CheckoutEntry]
  {
    try Checkouts.of(invoice, limit: most, in: workspace, db).map { checkout in
      let state: CheckoutEntry.State =
        switch checkout.state {
        case .open: checkout.isUnwanted ? .ending : .open
        case .complete: .complete
        case .expired: .expired
        }
      return CheckoutEntry(
        id: checkout.id.text, client: try client(checkout.client, in: workspace, db) ?? "",
        amount: checkout.amount, state: state, createdAt: checkout.createdAt, expiresAt: checkout.expiresAt)
    }
  }

  package static func client(_ id: Client.ID, in workspace: Workspace.ID, _ db: Database) throws -> String? {
    try String.fetchOne(
      db.cachedStatement(sql: "SELECT name FROM client WHERE workspace = $1 AND id = $2"),
      arguments: [workspace.text, id.text])
  }
}
