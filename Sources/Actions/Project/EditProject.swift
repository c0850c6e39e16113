import Portal
import Store

/// Another name, another state, other days.
package struct EditProject: TeamAction {
  package static let name = "project.edit"
  package static let isOnce = false
  package static let summary = "change a project; what is not told stays as it is"

  private static let project = Input<Project.ID>.id("project", "which")
  package static let inputs = [project.about] + ProjectTerms.inputs(isNew: false)

  let project: Project.ID
  let terms: ProjectTerms

  package init(_ inputs: inout Inputs) {
    project = inputs(Self.project)
    terms = ProjectTerms(&inputs, isNew: false)
  }

  package func authorize(_ context: ActionContext) throws { _ = try context.project(project) }

  package func validate(_ context: ActionContext) throws -> [Problem] {
    try terms.problems(try context.project(project), context)
  }

  package func perform(_ context: ActionContext) throws -> Done<Project.ID> {
    let (_, workspace) = try context.team()
    let isChange = try terms.patch.apply(to: "project", project.text, in: workspace, context.db)
    return Done(project, workspace: workspace, subject: project.text, isChange: isChange)
  }
}
