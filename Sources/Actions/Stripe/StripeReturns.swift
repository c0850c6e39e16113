import PorticoCrypto
import Portal
import Store
import Stripe

/// Money that goes back: refunds, and what payers' banks take.
extension StripeLedger {
  func take(_ charge: Charge) throws -> Verdict {
    guard let intent = charge.paymentIntent?.id else { return .foreign }
    guard let payment = try StripePayments.find(intent: intent, in: workspace.id, context.db),
      payment.kind == .received
    else {
      return charge.metadata?[Mark.workspace] == workspace.id.text ? .waits : .foreign
    }
    if charge.livemode != isLive { return .quarantine("it is of Stripe's other mode") }
    guard let back = StripeAmount.money(charge.amountRefunded, charge.currency),
      back.currency == payment.amount.currency, back.minor <= payment.amount.minor
    else { return .quarantine("\(charge.amountRefunded) \(charge.currency) went back of another amount") }
    return .done(try giveBack(upTo: back.minor, of: payment, by: charge.id))
  }

  func take(_ dispute: Dispute) throws -> Verdict {
    guard let intent = dispute.paymentIntent?.id,
      let payment = try StripePayments.find(intent: intent, in: workspace.id, context.db),
      payment.kind == .received
    else { return .waits }
    if dispute.livemode != isLive { return .quarantine("it is of Stripe's other mode") }
    guard let amount = StripeAmount.money(dispute.amount, dispute.currency),
      amount.currency == payment.amount.currency, amount.minor > 0
    else { return .quarantine("\(dispute.amount) \(dispute.currency) is disputed of another amount") }
    let known = try Disputes.state(of: dispute.id, in: workspace.id, context.db)
    // Decided is decided: what was said before that and comes later changes nothing.
    guard known == nil || known == .open, dispute.state.kept != known else { return .done([]) }
    try Disputes.put(
      try RandomID.text(prefix: "dispute", random: context.outside.random), stripeID: dispute.id,
      payment: payment.id, amount: min(amount.minor, payment.amount.minor), state: dispute.state.kept,
      in: workspace.id, at: context.now, context.db)
    var changed = [payment.id.text]
    switch dispute.state {
    case .open: try addMoneyTask(payment.id.text, "A payment is disputed: answer in Stripe's dashboard")
    case .won: break
    case .lost:
      changed += try giveBack(upTo: min(amount.minor, payment.amount.minor), of: payment, by: dispute.id)
    }
    return .done(changed)
  }

  /// Writes down what has gone back by one thing of Stripe's since the last time it was heard of. Sums only grow: what
  /// is heard late says less, and changes nothing.
  private func giveBack(upTo sum: Int64, of payment: StripePayments.Kept, by reference: String) throws
    -> [String]
  {
    let db = context.db
    let before = try StripePayments.refunded(of: payment.id, by: reference, in: workspace.id, db)
    let amount = min(sum - before, payment.amount.minor - payment.refunded)
    guard amount > 0 else { return [] }
    var rest = amount
    let gone = try StripePayments.refunded(of: payment.id, in: workspace.id, db)
    var parts: [(invoice: Invoice.ID, amount: Int64)] = []
    for part in payment.parts.reversed() where rest > 0 {
      let share = min(rest, part.amount - (gone[part.invoice] ?? 0))
      guard share > 0 else { continue }
      parts.append((part.invoice, share))
      rest -= share
    }
    let id: Payment.ID = try context.freshID()
    try StripePayments.addRefund(
      id, of: payment, amount: amount, parts: parts, reference: reference, on: day, in: workspace.id,
      at: context.now, db)
    return [id.text]
  }
}

extension Dispute.State {
  fileprivate var kept: Disputes.State {
    switch self {
    case .open: .open
    case .won: .won
    case .lost: .lost
    }
  }
}
