import Portal
import Store

/// A new part of a project, behind the others.
package struct AddMilestone: TeamAction {
  package static let name = "milestone.add"
  package static let summary = "a new part of a project, behind the others"

  private static let project = Input<Project.ID>.id("project", "what it is a part of")
  package static let inputs = [project.about] + MilestoneTerms.inputs(isNew: true)

  let project: Project.ID
  let terms: MilestoneTerms

  package init(_ inputs: inout Inputs) {
    project = inputs(Self.project)
    terms = MilestoneTerms(&inputs, isNew: true)
  }

  package func authorize(_ context: ActionContext) throws { _ = try context.project(project) }

  package func validate(_ context: ActionContext) throws -> [Problem] { terms.problems }

  package func perform(_ context: ActionContext) throws -> Done<Milestone.ID> {
    let (_, workspace) = try context.team()
    let milestone = Milestone(
      id: try context.freshID(), title: terms.title ?? "", note: terms.note ?? "", dueOn: terms.dueOn ?? nil,
      weight: terms.weight ?? 1, completedOn: nil)
    try Milestones.add(milestone, to: project, in: workspace, context.db)
    return Done(milestone.id, workspace: workspace, subject: milestone.id.text)
  }
}
