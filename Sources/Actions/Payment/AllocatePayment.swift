import Portal
import Store

/// Spends a company's credit: what came in and was for no invoice yet.
package struct AllocatePayment: TeamAction {
  package static let name = "payment.allocate"
  package static let summary = "use what is left of a payment for other invoices of its company"

  private static let payment = Input<Payment.ID>.id("payment", "of which something is left")
  package static let inputs = [payment.about, PaymentTerms.invoices.about]

  let payment: Payment.ID
  let invoices: [Invoice.ID]

  package init(_ inputs: inout Inputs) {
    payment = inputs(Self.payment)
    invoices = inputs(PaymentTerms.invoices)
  }

  package func authorize(_ context: ActionContext) throws {
    try context.demandManager(to: "use payments")
    _ = try context.payment(payment)
    _ = try facts(context)
  }

  package func validate(_ context: ActionContext) throws -> [Problem] {
    let paid = try context.payment(payment)
    let facts = try facts(context)
    var problems = context.problems(ofPaying: facts)
    if paid.credit <= 0 { problems.append(Problem("payment", "has nothing left: all of it is for invoices")) }
    for each in facts {
      if each.company != paid.payment.company || each.invoice.currency != paid.payment.amount.currency {
        problems.append(
          Problem(
            "invoices", "\(each.name) is of another company or currency than the payment", kind: .notOffered))
      } else if paid.payment.parts.contains(where: { $0.invoice == each.invoice.id }) {
        problems.append(Problem("invoices", "\(each.name) has some of this payment already"))
      }
    }
    return problems
  }

  package func perform(_ context: ActionContext) throws -> Done<Payment.ID> {
    let (_, workspace) = try context.team()
    let credit = try context.payment(payment).credit
    let parts = try context.parts(of: credit, for: try facts(context))
    for part in parts { try Payments.allocate(part, of: payment, in: workspace, context.db) }
    return Done(payment, workspace: workspace, subject: payment.text, isChange: !parts.isEmpty)
  }

  private func facts(_ context: ActionContext) throws -> [InvoiceFacts] {
    try invoices.map { try context.invoice($0) }
  }
}
