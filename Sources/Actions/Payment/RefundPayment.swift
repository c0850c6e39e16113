import Portal
import Store

/// Money that went back. Whoever writes it down says what that means: a debit that bounced is owed again, a kindness is
/// not. Where nothing is said the debt is back, as in a ledger: nothing is forgiven by leaving a word out.
package struct RefundPayment: TeamAction {
  package static let name = "payment.refund"
  package static let summary = "record that a payment, or some of it, was given back"

  private static let payment = Input<Payment.ID>.id("payment", "which")
  private static let amount = AmountInput("amount", "how much; all that is left of it where none is told")
  private static let paid = Input.day("paid", "when it went back; today where none is told")
  private static let debt = Input<Debt>.choice(
    "debt", .owed, "whether the invoices are owed again, or settled: nothing more is to be paid for them")
  package static let inputs =
    [payment.about] + amount.abouts + [paid.about, debt.about, PaymentTerms.reference.about]

  /// What of the invoices becomes of it.
  enum Debt: String, CaseIterable, Sendable {
    case owed
    case settled
  }

  let payment: Payment.ID
  let amount: TypedAmount?
  let paidOn: Day?
  let debt: Debt
  let reference: String

  package init(_ inputs: inout Inputs) {
    payment = inputs(Self.payment)
    amount = inputs.amount(Self.amount) ?? nil
    paidOn = inputs(Self.paid)
    debt = inputs(Self.debt)
    reference = inputs(PaymentTerms.reference)
  }

  package func authorize(_ context: ActionContext) throws {
    try context.demandManager(to: "refund payments")
    let facts = try context.payment(payment)
    switch (facts.payment.method, facts.payment.kind) {
    case (.stripe, _):
      throw ActionError.conflict(
        .other("it was paid through Stripe: stripe.refund gives it back there"))
    case (_, .received) where facts.payment.isReturn:
      throw ActionError.conflict(.other("it is no payment that came in"))
    case (_, .received): break
    case (_, .processing), (_, .failed), (_, .refunded):
      throw ActionError.conflict(.other("it is no payment that came in"))
    }
    if facts.payment.undone != nil {
      throw ActionError.conflict(.other("it was recorded by mistake and undone"))
    }
    if facts.left <= 0 { throw ActionError.conflict(.other("all of it was given back already")) }
  }

  package func validate(_ context: ActionContext) throws -> [Problem] {
    let facts = try context.payment(payment)
    let currency = facts.payment.amount.currency
    var problems: [Problem] = []
    if let amount {
      if let minor = amount.minor(in: currency), minor > 0 {
        if minor > facts.left {
          let left = Money(minor: facts.left, currency: currency).plain
          problems.append(Problem(Self.amount.name, "is more than is left of the payment, \(left)"))
        }
      } else {
        problems.append(
          Problem(Self.amount.name, "\(TypedAmount.fault(in: currency, of: amount)), above zero"))
      }
    }
    if let paidOn {
      if paidOn > (try context.today()) {
        problems.append(Problem(Self.paid.about.name, "has not come yet"))
      } else if paidOn < facts.payment.paidOn {
        problems.append(
          Problem(Self.paid.about.name, "is before the payment came in, \(facts.payment.paidOn.iso)"))
      }
    }
    return problems
  }

  package func perform(_ context: ActionContext) throws -> Done<Payment.ID> {
    let (member, workspace) = try context.team()
    let facts = try context.payment(payment)
    let currency = facts.payment.amount.currency
    let minor = amount?.minor(in: currency) ?? facts.left
    let refund = Payment(
      id: try context.freshID(), company: facts.payment.company, kind: .refunded,
      method: facts.payment.method, amount: Money(minor: minor, currency: currency),
      paidOn: try paidOn ?? context.today(), reference: reference, refunds: payment,
      parts: try parts(of: minor, facts, context))
    try Payments.add(refund, by: member, in: workspace, at: context.now, context.db)
    // The letter says that money was sent back. What bounced was not sent, and its bank tells them.
    if debt == .settled {
      try context.mailRefund(refund.id, of: refund.parts.map(\.invoice), in: workspace)
    }
    return Done(refund.id, workspace: workspace, subject: refund.id.text)
  }

  private func parts(of minor: Int64, _ facts: PaymentFacts, _ context: ActionContext) throws
    -> [Payment.Part]
  {
    let parts = facts.parts(ofRefund: minor)
    switch debt {
    case .owed: return parts.map(\.owedAgain)
    case .settled: return try context.waived(parts, in: context.team().workspace)
    }
  }
}
