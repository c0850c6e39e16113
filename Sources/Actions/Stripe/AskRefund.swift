import Portal
import Store
import Stripe

/// The agency wants to give back what came through Stripe: it is written down, from the database alone. Stripe is asked
/// after that, outside of any transaction, under the refund's id: however often it is asked, it gives back once.
package struct AskRefund: TeamAction {
  package static let name = "stripe.refund"
  package static let summary = "give back a payment that came through Stripe, or some of it"

  package static let payment = Input<Payment.ID>.id("payment", "which")
  private static let amount = AmountInput("amount", "how much; all that is left of it where none is told")
  private static let reason = Input<Refund.Reason>.choice("reason", .none, "why, as Stripe is told")
  package static let inputs = [payment.about] + amount.abouts + [reason.about]

  let payment: Payment.ID
  let amount: TypedAmount?
  let reason: Refund.Reason

  package init(_ inputs: inout Inputs) {
    payment = inputs(Self.payment)
    amount = inputs.amount(Self.amount) ?? nil
    reason = inputs(Self.reason)
  }

  package func authorize(_ context: ActionContext) throws {
    try context.demandManager(to: "refund payments")
    let facts = try context.payment(payment)
    let (_, workspace) = try context.team()
    guard facts.payment.method == .stripe else {
      throw ActionError.conflict(
        .other("it did not come through Stripe: give it back as it came, and record that with payment.refund")
      )
    }
    guard facts.payment.kind == .received, !facts.payment.isReturn else {
      throw ActionError.conflict(.other("it is no payment that came in"))
    }
    guard try StripePayments.intent(of: payment, in: workspace, context.db) != nil,
      try StripeAccounts.of(workspace, context.db) != nil
    else {
      throw ActionError.conflict(
        .other("it was not paid here, or cards are not taken any more: refund it in Stripe's dashboard"))
    }
    if facts.refundable <= 0 {
      throw ActionError.conflict(.other("all of it was given back already, or is on its way back"))
    }
  }

  package func validate(_ context: ActionContext) throws -> [Problem] {
    let facts = try context.payment(payment)
    let currency = facts.payment.amount.currency
    guard let minor = try self.minor(facts) else {
      return [Problem(Self.amount.name, "\(TypedAmount.fault(in: currency)), above zero")]
    }
    if minor > facts.refundable {
      let left = Money(minor: facts.refundable, currency: currency).plain
      return [Problem(Self.amount.name, "is more than is left of the payment, \(left)", kind: .notOffered)]
    }
    do {
      _ = try StripeAmount(Money(minor: minor, currency: currency), isWhole: false)
      return []
    } catch {
      return [Problem(Self.amount.name, "is none that Stripe takes in \(currency.code)")]
    }
  }

  package func perform(_ context: ActionContext) throws -> Done<Refund.ID> {
    let (member, workspace) = try context.team()
    let facts = try context.payment(payment)
    guard let minor = try self.minor(facts) else { throw ActionError.invalid(try validate(context)) }
    let refund = Refund(
      id: try context.freshID(), payment: payment, stripeID: nil, amount: minor, reason: reason,
      state: .asked, askedBy: member, askedAt: context.now, changedAt: context.now)
    try Refunds.add(refund, in: workspace, context.db)
    return Done(refund.id, workspace: workspace, subject: payment.text)
  }

  /// Nil for what is no amount above zero.
  private func minor(_ facts: PaymentFacts) throws -> Int64? {
    guard let amount else { return facts.refundable }
    return amount.minor(in: facts.payment.amount.currency).flatMap { $0 > 0 ? $0 : nil }
  }
}
