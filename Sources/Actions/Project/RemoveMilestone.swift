import Portal
import Store

/// Takes a part out of a project.
package struct RemoveMilestone: TeamAction {
  package static let name = "milestone.remove"
  package static let isOnce = false
  package static let summary = "take a milestone out of its project"

  private static let milestone = Input<Milestone.ID>.id("milestone", "which")
  package static let inputs = [milestone.about]

  let milestone: Milestone.ID

  package init(_ inputs: inout Inputs) { milestone = inputs(Self.milestone) }

  package func authorize(_ context: ActionContext) throws { _ = try context.completion(of: milestone) }

  package func perform(_ context: ActionContext) throws -> Done<Milestone.ID> {
    let (_, workspace) = try context.team()
    try Milestones.remove(milestone, in: workspace, context.db)
    return Done(milestone, workspace: workspace, subject: milestone.text)
  }
}
