import GRDB
import Portal
import Store
import Stripe

/// What the console shows of an event that waits for the team.
package enum EventReader {
  /// Nil for one that never had to be looked at, and for another workspace's.
  package static func board(_ id: String, in workspace: Workspace.ID, _ db: Database) throws -> EventBoard? {
    guard let looked = try StripeEvents.looked(at: id, in: workspace, db) else { return nil }
    let kept = looked.kept
    var board = EventBoard(
      id: kept.id, type: kept.type, receivedAt: kept.receivedAt,
      reason: looked.settlement?.reason ?? kept.quarantine)
    board.settlement = looked.settlement.flatMap { settled in
      EventBoard.How(rawValue: settled.how).map {
        EventBoard.Settlement(how: $0, person: settled.member, note: settled.note, at: settled.at)
      }
    }
    if let event = try? StripeEvent(json: kept.body) { try fill(&board, event, in: workspace, db) }
    return board
  }

  private static func fill(
    _ board: inout EventBoard, _ event: StripeEvent, in workspace: Workspace.ID, _ db: Database
  ) throws {
    board.happenedAt = Instant(seconds: event.created)
    board.account = event.account
    board.isLive = event.livemode
    let said = Said(event)
    board.ids = said.ids
    if let amount = said.amount, let currency = said.currency {
      board.came = StripeAmount.money(amount, currency)
      board.cameAs = "\(amount) \(currency.uppercased())"
    }
    guard let checkout = try checkout(said, in: workspace, db) else { return }
    board.asked = checkout.amount
    board.client = try PaymentBoards.client(checkout.client, in: workspace, db)
    for part in checkout.parts {
      guard let invoice = try StripePayments.invoice(part.invoice, in: workspace, db) else { continue }
      board.invoices.append((invoice: part.invoice, number: invoice.number))
    }
    let known = try said.intent.flatMap { try StripePayments.find(intent: $0, in: workspace, db)?.payment }
    let isLive = try StripeAccounts.of(workspace, db)?.isLive
    board.canAccept =
      said.isPaid && board.came?.currency == checkout.amount.currency && board.came?.isZero == false
      && (known == nil || known?.amount == board.came)
      && event.livemode == isLive
  }

  private static func checkout(_ said: Said, in workspace: Workspace.ID, _ db: Database) throws -> Checkout? {
    if let session = said.session, let known = try Checkouts.find(session: session, in: workspace, db) {
      return known
    }
    guard said.marks?[StripeLedger.Mark.workspace] == workspace.text,
      let id = said.marks?[StripeLedger.Mark.checkout].flatMap({ Checkout.ID($0) })
    else { return nil }
    return try Checkouts.find(id, in: workspace, db)
  }
}

/// What an event says, whatever it is about.
private struct Said {
  var ids: [String] = []
  var session: String?
  var intent: String?
  var amount: Int64?
  var currency: String?
  var marks: [String: String]?
  var isPaid = false

  init(_ event: StripeEvent) {
    switch event.subject {
    case .session(let session):
      self.session = session.id
      intent = session.paymentIntent?.id
      ids = [session.id, intent].compactMap(\.self)
      (amount, currency, marks) = (session.amountTotal, session.currency, session.metadata)
      isPaid = session.status == .complete && session.paymentStatus == .paid && intent != nil
    case .intent(let intent):
      self.intent = intent.id
      ids = [intent.id]
      (amount, currency, marks) = (intent.amountReceived, intent.currency, intent.metadata)
      isPaid = intent.status == "succeeded"
    case .charge(let charge):
      ids = [charge.id, charge.paymentIntent?.id].compactMap(\.self)
      (amount, currency, marks) = (charge.amountRefunded, charge.currency, charge.metadata)
    case .dispute(let dispute):
      ids = [dispute.id, dispute.charge?.id, dispute.paymentIntent?.id].compactMap(\.self)
      (amount, currency) = (dispute.amount, dispute.currency)
    case .refund(let refund):
      ids = [refund.id, refund.charge?.id, refund.paymentIntent?.id].compactMap(\.self)
      (amount, currency) = (refund.amount, refund.currency)
    case .other: break
    }
  }
}
