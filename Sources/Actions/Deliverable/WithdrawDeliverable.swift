import Portal
import Store

/// Takes a deliverable back before it is decided: clients do not see the version any more until it is marked ready again.
package struct WithdrawDeliverable: TeamAction {
  package static let name = "deliverable.withdraw"
  package static let isOnce = false
  package static let summary = "take a deliverable back before it is decided"

  private static let deliverable = Input<Deliverable.ID>.id("deliverable", "which")
  package static let inputs = [deliverable.about]

  let deliverable: Deliverable.ID

  package init(_ inputs: inout Inputs) { deliverable = inputs(Self.deliverable) }

  package func authorize(_ context: ActionContext) throws { _ = try context.deliverable(deliverable) }

  package func perform(_ context: ActionContext) throws -> Done<Deliverable.ID> {
    let (_, workspace) = try context.team()
    let status = try context.deliverable(deliverable).status
    switch status {
    case .approved, .changesRequested: throw ActionError.conflict(.decided(deliverable))
    case .ready: try Deliverables.setStatus(.draft, of: deliverable, in: workspace, context.db)
    case .draft: break
    }
    return Done(deliverable, workspace: workspace, subject: deliverable.text, isChange: status == .ready)
  }
}
