import Portal
import Store

/// Another title, another day.
package struct EditMilestone: TeamAction {
  package static let name = "milestone.edit"
  package static let isOnce = false
  package static let summary = "change a milestone; what is not told stays as it is"

  private static let milestone = Input<Milestone.ID>.id("milestone", "which")
  package static let inputs = [milestone.about] + MilestoneTerms.inputs(isNew: false)

  let milestone: Milestone.ID
  let terms: MilestoneTerms

  package init(_ inputs: inout Inputs) {
    milestone = inputs(Self.milestone)
    terms = MilestoneTerms(&inputs, isNew: false)
  }

  package func authorize(_ context: ActionContext) throws { _ = try context.completion(of: milestone) }

  package func validate(_ context: ActionContext) throws -> [Problem] { terms.problems }

  package func perform(_ context: ActionContext) throws -> Done<Milestone.ID> {
    let (_, workspace) = try context.team()
    let isChange = try terms.patch.apply(to: "milestone", milestone.text, in: workspace, context.db)
    return Done(milestone, workspace: workspace, subject: milestone.text, isChange: isChange)
  }
}

extension ActionContext {
  /// - Returns: the day on which a milestone of the member's workspace was completed, nil while it is open.
  /// - Throws: `notFound`.
  func completion(of milestone: Milestone.ID) throws -> Day? {
    let (_, workspace) = try team()
    let (isThere, day) = try Milestones.completion(of: milestone, in: workspace, db)
    guard isThere else { throw ActionError.notFound("milestone \(milestone)") }
    return day
  }
}
