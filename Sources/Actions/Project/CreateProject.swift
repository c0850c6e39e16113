import Portal
import Store

/// New work for clients. Nobody sees it before they have access.
package struct CreateProject: TeamAction {
  package static let name = "project.create"
  package static let summary = "a new project, which no client sees yet"
  package static let inputs = ProjectTerms.inputs(isNew: true)

  let terms: ProjectTerms

  package init(_ inputs: inout Inputs) { terms = ProjectTerms(&inputs, isNew: true) }

  package func validate(_ context: ActionContext) throws -> [Problem] { try terms.problems(nil, context) }

  package func perform(_ context: ActionContext) throws -> Done<Project.ID> {
    let (member, workspace) = try context.team()
    let id: Project.ID = try context.freshID()
    try Projects.add(id, name: terms.name ?? "", in: workspace, at: context.now, context.db)
    var patch = terms.patch
    // Whoever begins it leads it, until somebody says otherwise.
    if terms.lead == nil { patch.set("lead", member.text) }
    try patch.apply(to: "project", id.text, in: workspace, context.db)
    return Done(id, workspace: workspace, subject: id.text)
  }
}
