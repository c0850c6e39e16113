import Portal
import PorticoCrypto
import Store
import Stripe

/// Money that goes back: refunds, and what payers' banks take.
extension StripeLedger {
  /// A charge tells what went back altogether, and not by which refunds: those are asked for where they were not heard
  /// of (`PaymentWatch`).
  func take(_ charge: Charge) throws -> Verdict {
    guard let intent = charge.paymentIntent?.id else { return .foreign }
    guard let facts = try StripePayments.find(intent: intent, in: workspace.id, context.db),
      facts.payment.kind == .received
    else {
      return charge.metadata?[Mark.workspace] == workspace.id.text ? .waits : .foreign
    }
    if charge.livemode != isLive { return .quarantine(Self.otherMode) }
    guard let back = StripeAmount.money(charge.amountRefunded, charge.currency),
      back.currency == facts.payment.amount.currency, back.minor <= facts.payment.amount.minor
    else { return .quarantine("\(charge.amountRefunded) \(charge.currency) went back of another amount") }
    let known = try Refunds.of(facts.payment.id, in: workspace.id, context.db)
      .filter { $0.stripeID != nil || $0.record != nil }
    // What failed is no part of Stripe's sum any more; an older sum has it still.
    return known.reduce(0) { $0 + $1.amount } >= back.minor ? .done([]) : .waits
  }

  func take(_ dispute: Dispute) throws -> Verdict {
    guard let intent = dispute.paymentIntent?.id,
      let facts = try StripePayments.find(intent: intent, in: workspace.id, context.db),
      facts.payment.kind == .received
    else { return .waits }
    let payment = facts.payment
    if dispute.livemode != isLive { return .quarantine(Self.otherMode) }
    guard let amount = StripeAmount.money(dispute.amount, dispute.currency),
      amount.currency == payment.amount.currency, amount.minor > 0
    else { return .quarantine("\(dispute.amount) \(dispute.currency) is disputed of another amount") }
    let known = try Disputes.state(of: dispute.id, in: workspace.id, context.db)
    // Decided is decided: what was said before that and comes later changes nothing.
    guard known == nil || known == .open else { return .done([]) }
    let isNews = dispute.state.kept != known
    try Disputes.put(
      Dispute.kept(
        dispute, id: try RandomID.text(prefix: "dispute", random: context.outside.random),
        amount: min(amount.minor, payment.amount.minor), at: context.now),
      of: payment.id, in: workspace.id, context.db)
    guard isNews else { return .done([]) }
    var changed = [payment.id.text]
    switch dispute.state {
    case .open: try addMoneyTask(payment.id.text, "A payment is disputed: answer in Stripe's dashboard")
    case .won: break
    case .lost:
      // The payer's bank took it, and tells them so itself. What it was for is not paid.
      let back = try giveBack(
        upTo: min(amount.minor, payment.amount.minor), of: facts, by: dispute.id, isOwedAgain: true)
      changed += back.map { [$0.id.text] } ?? []
    }
    return .done(changed)
  }

  /// Writes down what has gone back by one thing of Stripe's since the last time it was heard of. Sums only grow: what
  /// is heard late says less, and changes nothing.
  /// - Parameter isOwedAgain: a bank that takes money leaves the debt; an agency that sends it back in Stripe's dashboard
  ///   says nothing of a debt, and is not heard to ask for it again.
  private func giveBack(
    upTo sum: Int64, of facts: PaymentFacts, by reference: String, isOwedAgain: Bool
  ) throws -> Payment? {
    let before = facts.refunds.filter { $0.reference == reference }.reduce(0) { $0 + $1.amount.minor }
    let amount = min(sum - before, facts.left)
    guard amount > 0 else { return nil }
    let payment = facts.payment
    let parts = facts.parts(ofRefund: amount)
    let back = Payment(
      id: try context.freshID(), company: payment.company, kind: .refunded, method: .stripe,
      amount: Money(minor: amount, currency: payment.amount.currency), paidOn: day, reference: reference,
      refunds: payment.id,
      parts: isOwedAgain ? parts.map(\.owedAgain) : try context.waived(parts, in: workspace.id))
    try Payments.add(back, by: nil, in: workspace.id, at: context.now, context.db)
    return back
  }
}

extension Dispute {
  fileprivate static func kept(_ dispute: Dispute, id: String, amount: Int64, at now: Instant)
    -> PaymentDispute
  {
    let state = dispute.state.kept
    return PaymentDispute(
      id: id, stripeID: dispute.id, amount: amount, state: state, reason: word(dispute.reason, 100),
      status: word(dispute.status, 60),
      dueAt: dispute.evidenceDetails?.dueBy.flatMap { $0 >= 0 ? Instant(seconds: $0) : nil },
      openedAt: now, closedAt: state == .open ? nil : now)
  }

  private static func word(_ text: String?, _ most: Int) -> String {
    String(String.UnicodeScalarView((text ?? "").unicodeScalars.prefix(most)))
  }
}

extension Dispute.State {
  fileprivate var kept: PaymentDispute.State {
    switch self {
    case .open: .open
    case .won: .won
    case .lost: .lost
    }
  }
}
