import Portal
import Store

/// Money that somebody saw on the account. More than is open stays the company's credit (`AllocatePayment`).
package struct RecordPayment: TeamAction {
  package static let name = "payment.record"
  package static let summary = "record money that came in for invoices, part of them or more"

  private static let amount = AmountInput("amount", "how much came in, in the invoices' currency")
  private static let paid = Input.day("paid", "when it came in; today where none is told")
  private static let method = Input<PaymentTerms.Method>.choice("method", .bankTransfer, "how it came")
  package static let inputs =
    [PaymentTerms.invoices.about] + amount.abouts + [paid.about, method.about, PaymentTerms.reference.about]

  let invoices: [Invoice.ID]
  let amount: TypedAmount?
  let paidOn: Day?
  let method: Payment.Method
  let reference: String

  package init(_ inputs: inout Inputs) {
    invoices = inputs(PaymentTerms.invoices)
    amount = inputs.amount(Self.amount) ?? nil
    paidOn = inputs(Self.paid)
    method = inputs(Self.method).method
    reference = inputs(PaymentTerms.reference)
  }

  package func authorize(_ context: ActionContext) throws {
    try context.demandManager(to: "record payments")
    _ = try facts(context)
  }

  package func validate(_ context: ActionContext) throws -> [Problem] {
    let facts = try facts(context)
    var problems = context.problems(ofPaying: facts)
    if let currency = facts.first?.invoice.currency {
      if amount == nil {
        problems.append(Problem(Self.amount.name, "is missing", kind: .missing))
      } else if minor(in: currency) == nil {
        problems.append(
          Problem(
            Self.amount.name, "\(TypedAmount.fault(in: currency, of: amount)), above zero",
            kind: .billing(.amountAboveZero(currency))))
      }
    }
    if let paidOn, paidOn > (try context.today()) {
      problems.append(Problem(Self.paid.about.name, "has not come yet", kind: .billing(.notYet)))
    }
    return problems
  }

  package func perform(_ context: ActionContext) throws -> Done<Payment.ID> {
    let (member, workspace) = try context.team()
    let facts = try facts(context)
    guard let first = facts.first, let minor = minor(in: first.invoice.currency) else {
      throw ActionError.invalid(context.problems(ofPaying: facts))
    }
    let payment = Payment(
      id: try context.freshID(), company: first.company, kind: .received, method: method,
      amount: Money(minor: minor, currency: first.invoice.currency),
      paidOn: try paidOn ?? context.today(), reference: reference,
      parts: try context.parts(of: minor, for: facts))
    try Payments.add(payment, by: member, in: workspace, at: context.now, context.db)
    try context.mailReceived(payment.id, for: payment.parts.map(\.invoice), in: workspace)
    return Done(payment.id, workspace: workspace, subject: payment.id.text)
  }

  private func facts(_ context: ActionContext) throws -> [InvoiceFacts] {
    try invoices.map { try context.invoice($0) }
  }

  private func minor(in currency: Currency) -> Int64? {
    amount?.minor(in: currency).flatMap { $0 > 0 ? $0 : nil }
  }
}
