import Portal
import Store

/// A note to the clients of a project.
package struct PostUpdate: TeamAction {
  package static let name = "update.post"
  package static let summary = "a note to the clients of a project"

  private static let project = Input<Project.ID>.id("project", "what it is about")
  private static let text = Input.text("text", 1...20_000, "the note, in Markdown")
  package static let inputs = [project.about, text.about]

  let project: Project.ID
  let text: String

  package init(_ inputs: inout Inputs) {
    project = inputs(Self.project)
    text = inputs(Self.text)
  }

  package func authorize(_ context: ActionContext) throws { _ = try context.project(project) }

  package func perform(_ context: ActionContext) throws -> Done<Update.ID> {
    let (member, workspace) = try context.team()
    let id: Update.ID = try context.freshID()
    try Updates.add(
      id, body: text, by: member, on: project, in: workspace, at: context.now, context.db)
    try context.mailClients(of: project, .update(id), in: workspace)
    return Done(id, workspace: workspace, subject: id.text)
  }
}
