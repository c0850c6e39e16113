import Portal
import Store

/// Clients may look at the newest version from now on, and decide on it.
package struct MarkReady: TeamAction {
  package static let name = "deliverable.ready"
  package static let isOnce = false
  package static let summary = "mark the newest version ready for review"

  private static let deliverable = Input<Deliverable.ID>.id("deliverable", "which")
  package static let inputs = [deliverable.about]

  let deliverable: Deliverable.ID

  package init(_ inputs: inout Inputs) { deliverable = inputs(Self.deliverable) }

  package func authorize(_ context: ActionContext) throws { _ = try context.deliverable(deliverable) }

  package func perform(_ context: ActionContext) throws -> Done<Deliverable.ID> {
    let (_, workspace) = try context.team()
    let facts = try context.deliverable(deliverable)
    switch facts.status {
    case .approved: throw ActionError.conflict(.decided(deliverable))
    case .changesRequested:
      throw ActionError.conflict(
        .other("changes were asked for: add a version that has them, then mark it ready"))
    case .draft, .ready: break
    }
    guard facts.newest != nil else {
      throw ActionError.conflict(.other("\(deliverable) has no version yet: add one first"))
    }
    let isNew = facts.status == .draft
    if isNew { try context.markReady(deliverable, of: facts.project, in: workspace) }
    return Done(deliverable, workspace: workspace, subject: deliverable.text, isChange: isNew)
  }
}

extension ActionContext {
  /// The decision on the newest version begins, and the clients of the project are told.
  func markReady(_ deliverable: Deliverable.ID, of project: Project.ID, in workspace: Workspace.ID) throws {
    try Deliverables.markReady(deliverable, in: workspace, at: now, db)
    try mailClients(of: project, .readyForReview(deliverable), in: workspace)
  }
}
