import Portal
import Store

/// Money that the agency gave back. What is asked for does not grow by it: an invoice that was paid is not open again.
package struct RefundPayment: TeamAction {
  package static let name = "payment.refund"
  package static let summary = "record that a payment, or some of it, was given back"

  private static let payment = Input<Payment.ID>.id("payment", "which")
  private static let amount = AmountInput("amount", "how much; all that is left of it where none is told")
  private static let paid = Input.day("paid", "when it went back; today where none is told")
  package static let inputs =
    [payment.about] + amount.abouts + [paid.about, PaymentTerms.reference.about]

  let payment: Payment.ID
  let amount: TypedAmount?
  let paidOn: Day?
  let reference: String

  package init(_ inputs: inout Inputs) {
    payment = inputs(Self.payment)
    amount = inputs.amount(Self.amount) ?? nil
    paidOn = inputs(Self.paid)
    reference = inputs(PaymentTerms.reference)
  }

  package func authorize(_ context: ActionContext) throws {
    try context.demandManager(to: "refund payments")
    let facts = try context.payment(payment)
    switch (facts.payment.method, facts.payment.kind) {
    case (.stripe, _):
      throw ActionError.conflict(
        .other("it was paid through Stripe: refund it there, and it is written down here by itself"))
    case (_, .received): break
    case (_, .processing), (_, .failed), (_, .refunded):
      throw ActionError.conflict(.other("it is no payment that came in"))
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
      parts: facts.parts(ofRefund: minor))
    try Payments.add(refund, by: member, in: workspace, at: context.now, context.db)
    try context.mailRefund(refund.id, of: refund.parts.map(\.invoice), in: workspace)
    return Done(refund.id, workspace: workspace, subject: refund.id.text)
  }
}
