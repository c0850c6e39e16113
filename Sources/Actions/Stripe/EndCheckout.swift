import Portal
import Store

/// The agency takes a Pay page away from a client who has it open. Stripe is asked after that, outside of any
/// transaction: what turns out to be paid is paid.
package struct EndCheckout: TeamAction {
  package static let name = "checkout.end"
  package static let summary = "end a payment that a client began and did not finish"
  package static let isOnce = false

  private static let checkout = Input<Checkout.ID>.id("checkout", "which")
  package static let inputs = [checkout.about]

  let checkout: Checkout.ID

  package init(_ inputs: inout Inputs) {
    checkout = inputs(Self.checkout)
  }

  package func authorize(_ context: ActionContext) throws {
    try context.demandManager(to: "end payments")
    _ = try find(context)
  }

  package func perform(_ context: ActionContext) throws -> Done<Checkout.ID> {
    let (_, workspace) = try context.team()
    let found = try find(context)
    if found.session == nil {
      // It never got a session that anybody could have seen.
      let isChange = try Checkouts.end(checkout, as: .expired, in: workspace, context.db)
      return Done(checkout, workspace: workspace, subject: checkout.text, isChange: isChange)
    }
    let isNew = found.state == .open && !found.isUnwanted
    if isNew { try Checkouts.noteUnwanted(checkout, in: workspace, context.db) }
    return Done(checkout, workspace: workspace, subject: checkout.text, isChange: isNew)
  }

  private func find(_ context: ActionContext) throws -> Checkout {
    let (_, workspace) = try context.team()
    guard let found = try Checkouts.find(checkout, in: workspace, context.db) else {
      throw ActionError.notFound("checkout \(checkout)")
    }
    return found
  }
}
