import Portal
import Store

/// Asks a project's clients, or one of them, for files.
package struct RequestFiles: TeamAction {
  package static let name = "fileRequest.ask"
  package static let summary = "ask clients for files"

  private static let project = Input<Project.ID>.id("project", "what they are for")
  private static let client = Input<Client.ID?>.optionalID(
    "client", "who alone is asked; nobody: whoever of the project's clients")
  private static let title = Input.line("title", 1...300, "what is needed")
  private static let text = Input.text("text", 0...10_000, "how, and what for, in Markdown")
  private static let due = Input.day("due", "the day by which it is needed")
  package static let inputs = [project.about, client.about, title.about, text.about, due.about]

  let project: Project.ID
  let client: Client.ID?
  let title: String
  let text: String
  let dueOn: Day?

  package init(_ inputs: inout Inputs) {
    project = inputs(Self.project)
    client = inputs(Self.client)
    title = inputs(Self.title)
    text = inputs(Self.text)
    dueOn = inputs(Self.due)
  }

  package func authorize(_ context: ActionContext) throws { _ = try context.project(project) }

  package func validate(_ context: ActionContext) throws -> [Problem] {
    let (_, workspace) = try context.team()
    guard let client else { return [] }
    let asked = try Outbox.clients(of: project, in: workspace, on: try context.today(), context.db)
    if asked.contains(client) { return [] }
    return [
      Problem(
        Self.client.about.name, "\(client) does not see the project: give them access first",
        kind: .notOffered)
    ]
  }

  package func perform(_ context: ActionContext) throws -> Done<FileRequest.ID> {
    let (member, workspace) = try context.team()
    let request = FileRequest(
      id: try context.freshID(), project: project, title: title, body: text, dueOn: dueOn, author: "",
      askedAt: context.now, answeredAt: nil, files: [])
    try FileRequests.add(request, of: client, by: member, in: workspace, context.db)
    if let client {
      try context.mail(.fileRequest(request.id), to: .client(client), in: workspace)
    } else {
      try context.mailClients(of: project, .fileRequest(request.id), in: workspace)
    }
    return Done(request.id, workspace: workspace, subject: request.id.text)
  }
}
