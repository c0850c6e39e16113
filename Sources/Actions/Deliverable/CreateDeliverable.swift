import Portal
import Store

/// Something to be reviewed: a draft until it has a version and is marked ready.
package struct CreateDeliverable: TeamAction {
  package static let name = "deliverable.create"
  package static let summary = "a new deliverable, still a draft"

  private static let project = Input<Project.ID>.id("project", "what it belongs to")
  package static let inputs = [project.about] + DeliverableTerms.inputs(isNew: true)

  let project: Project.ID
  let terms: DeliverableTerms

  package init(_ inputs: inout Inputs) {
    project = inputs(Self.project)
    terms = DeliverableTerms(&inputs, isNew: true)
  }

  package func authorize(_ context: ActionContext) throws { _ = try context.project(project) }

  package func validate(_ context: ActionContext) throws -> [Problem] {
    try terms.problems(on: project, context)
  }

  package func perform(_ context: ActionContext) throws -> Done<Deliverable.ID> {
    let (_, workspace) = try context.team()
    let id: Deliverable.ID = try context.freshID()
    let deliverable = Deliverable(
      id: id, project: project, title: terms.title ?? "", notes: terms.notes ?? "", dueOn: terms.dueOn ?? nil,
      roundsIncluded: terms.roundsIncluded ?? nil, originals: terms.originals ?? .always, status: .draft,
      readyAt: nil)
    try Deliverables.add(deliverable, in: workspace, at: context.now, context.db)
    try Deliverables.setReviewers(terms.reviewers ?? [], of: id, in: workspace, context.db)
    return Done(id, workspace: workspace, subject: id.text)
  }
}
