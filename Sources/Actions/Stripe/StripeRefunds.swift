import Portal
import Store
import Stripe

/// Refunds, each known by its own id: told by the answer to our own question, by events and by Stripe's list, in any
/// order, and written down once.
///
/// What is on its way (`pending`, `requires_action`) is kept from being given back again and is shown to the team; it is
/// no money that went, and clients hear nothing of it: a bank transfer may fail after days, and what was never said need
/// not be taken back. Once Stripe says `succeeded` it has gone. A refund that fails after that is taken back by a row of
/// its own, on its own day.
extension StripeLedger {
  /// - Parameter livemode: of the event, or of the key that asked: a refund has none of its own.
  func take(_ refund: StripeRefund, livemode: Bool) throws -> Verdict {
    guard let intent = refund.paymentIntent?.id else { return .foreign }
    guard let facts = try StripePayments.find(intent: intent, in: workspace.id, context.db),
      facts.payment.kind == .received
    else { return .waits }
    if livemode != isLive { return .quarantine(Self.otherMode) }
    let payment = facts.payment
    guard let amount = StripeAmount.money(refund.amount, refund.currency),
      amount.currency == payment.amount.currency, (1...payment.amount.minor).contains(amount.minor)
    else {
      return .quarantine("\(refund.amount) \(refund.currency.uppercased()) went back of another amount")
    }
    let known = try known(refund, amount.minor, of: payment.id)
    let state = refund.state.kept
    if let known, known.state.rank >= state.rank { return .done([]) }
    if state == .succeeded, amount.minor > facts.left {
      return .quarantine("\(amount.plain) \(amount.currency.code) went back where \(facts.left) was left")
    }
    let kept = try known ?? add(refund, amount.minor, of: payment.id)
    let problem = state == .failed ? refund.failureReason ?? refund.status ?? "" : ""
    try Refunds.settle(
      kept.id, as: state, problem: String(problem.prefix(100)), in: workspace.id, at: at, context.db)
    switch state {
    case .succeeded: return .done([payment.id.text, try go(kept, refund.id, of: facts).text])
    case .failed:
      let back = try comeBack(kept, refund.id, of: facts)
      return .done([payment.id.text] + (back.map { [$0.text] } ?? []))
    case .asked, .refused, .pending: return .done([payment.id.text])
    }
  }

  /// By Stripe's id, by ours, or, of the time when only sums were heard of, by its amount.
  private func known(_ refund: StripeRefund, _ amount: Int64, of payment: Payment.ID) throws -> Refund? {
    let db = context.db
    if let known = try Refunds.find(stripeID: refund.id, in: workspace.id, db) {
      return known.payment == payment ? known : nil
    }
    let unnamed = try Refunds.of(payment, in: workspace.id, db).filter {
      $0.stripeID == nil && $0.amount == amount
    }
    let marked = refund.metadata?[Mark.refund].flatMap { Refund.ID($0) }
    let found =
      unnamed.first { $0.id == marked }
      ?? unnamed.first { $0.record != nil && refund.created <= $0.askedAt.seconds }
    if let found { try Refunds.note(stripeID: refund.id, of: found.id, in: workspace.id, db) }
    return found
  }

  /// One that was made in Stripe's dashboard.
  private func add(_ refund: StripeRefund, _ amount: Int64, of payment: Payment.ID) throws -> Refund {
    let fresh = Refund(
      id: try context.freshID(), payment: payment, stripeID: refund.id, amount: amount, reason: .none,
      state: .pending, askedBy: nil, askedAt: Instant(seconds: refund.created), changedAt: at)
    try Refunds.add(fresh, in: workspace.id, context.db)
    return fresh
  }

  private func go(_ refund: Refund, _ stripeID: String, of facts: PaymentFacts) throws -> Payment.ID {
    let payment = facts.payment
    let back = Payment(
      id: try context.freshID(), company: payment.company, kind: .refunded, method: .stripe,
      amount: Money(minor: refund.amount, currency: payment.amount.currency), paidOn: day,
      reference: stripeID, refunds: payment.id,
      parts: try context.waived(facts.parts(ofRefund: refund.amount), in: workspace.id))
    try Payments.add(back, by: refund.askedBy, in: workspace.id, at: context.now, context.db)
    try Refunds.note(record: back.id, returned: nil, of: refund.id, in: workspace.id, context.db)
    try context.mailRefund(back.id, of: back.parts.map(\.invoice), in: workspace.id)
    return back.id
  }

  /// Nil for one that never went.
  private func comeBack(_ refund: Refund, _ stripeID: String, of facts: PaymentFacts) throws -> Payment.ID? {
    let amount = Money(minor: refund.amount, currency: facts.payment.amount.currency)
    try addMoneyTask(
      facts.payment.id.text,
      "A refund of \(amount.plain) \(amount.currency.code) (\(stripeID)) did not arrive: give it back another way"
    )
    guard let record = facts.refunds.first(where: { $0.id == refund.record }) else { return nil }
    let returned = Payment(
      id: try context.freshID(), company: record.company, kind: .received, method: .stripe,
      amount: record.amount, paidOn: day, reference: stripeID, refunds: record.id, parts: record.parts)
    try Payments.add(returned, by: nil, in: workspace.id, at: context.now, context.db)
    try Refunds.note(record: nil, returned: returned.id, of: refund.id, in: workspace.id, context.db)
    return returned.id
  }
}

extension StripeRefund.State {
  fileprivate var kept: Refund.State {
    switch self {
    case .pending: .pending
    case .succeeded: .succeeded
    case .failed: .failed
    }
  }
}
