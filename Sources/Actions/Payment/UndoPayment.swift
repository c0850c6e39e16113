import Portal
import Store

/// A payment, or a refund, that was written down by mistake: it stays in the books, taken back, and counts for nothing.
/// Clients are sent nothing, as no money moved; what they were told of it and has not left yet is not sent.
package struct UndoPayment: TeamAction {
  package static let name = "payment.undo"
  package static let summary = "take back a payment or a refund that was recorded by mistake"

  private static let payment = Input<Payment.ID>.id("payment", "which, or which refund")
  private static let reason = Input.line("reason", 1...200, "what was wrong, for who reads the books")
  package static let inputs = [payment.about, reason.about]

  let payment: Payment.ID
  let reason: String

  package init(_ inputs: inout Inputs) {
    payment = inputs(Self.payment)
    reason = inputs(Self.reason)
  }

  package func authorize(_ context: ActionContext) throws {
    try context.demandManager(to: "undo payments")
    let facts = try context.payment(payment)
    if facts.payment.method == .stripe {
      throw ActionError.conflict(.other("it was told by Stripe and is no mistake of ours: refund it there"))
    }
    switch facts.payment.kind {
    case .received, .refunded: break
    case .processing, .failed: throw ActionError.conflict(.other("no money is recorded of it"))
    }
    if facts.payment.undone != nil { throw ActionError.conflict(.other("it was undone already")) }
    if !facts.standingRefunds.isEmpty {
      throw ActionError.conflict(.other("some of it was given back: undo that refund first"))
    }
  }

  package func perform(_ context: ActionContext) throws -> Done<Payment.ID> {
    let (member, workspace) = try context.team()
    try Payments.undo(
      payment, Payment.Undoing(on: try context.today(), reason: reason), by: member, in: workspace,
      at: context.now, context.db)
    return Done(payment, workspace: workspace, subject: payment.text)
  }
}
