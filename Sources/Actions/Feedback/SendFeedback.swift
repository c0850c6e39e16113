import Portal
import Store

/// A client writes to the agency: a new conversation, or the next message of one. It waits in the lead's inbox, or in the
/// owner's where nobody leads.
package struct SendFeedback: ClientAction, FileAction {
  package static let name = "feedback.send"
  package static let summary = "a client writes to the agency"

  private static let project = Input<Project.ID?>.optionalID(
    "project", "what it is about; nothing: in general")
  private static let message = Input.text("message", 1...10_000, "in Markdown")
  private static let thread = Input<Feedback.ID?>.optionalID(
    "thread", "the conversation that it goes on with")
  package static let inputs = [project.about, message.about, thread.about]

  let project: Project.ID?
  let message: String
  let thread: Feedback.ID?
  package static let fileInput = FileInput(name: "attachment", limit: 5, note: "what is sent along")
  package var files: [Arrival] = []

  package init(_ inputs: inout Inputs) {
    project = inputs(Self.project)
    message = inputs(Self.message)
    thread = inputs(Self.thread)
  }

  package func authorize(_ context: ActionContext) throws {
    let portal = try context.clientPortal()
    guard portal.workspace.plan.includes(.feedback) else {
      throw ActionError.forbidden("this plan has no feedback")
    }
    if let thread, !portal.feedback.contains(where: { $0.id == thread }) {
      throw ActionError.notFound("conversation \(thread)")
    }
  }

  package func validate(_ context: ActionContext) throws -> [Problem] {
    var problems: [Problem] = []
    if thread == nil, let project, try context.clientPortal().projects.allSatisfy({ $0.id != project }) {
      problems.append(
        Problem(Self.project.about.name, "is none of this client's projects", kind: .notOffered))
    }
    return problems + Self.fileInput.problems(of: files, least: 0)
  }

  package func perform(_ context: ActionContext) throws -> Done<Feedback.ID> {
    let portal = try context.clientPortal()
    let workspace = portal.workspace.id
    let (client, db) = (portal.client.id, context.db)
    let id = try thread ?? context.freshID()
    if thread == nil {
      try Conversations.open(id, by: client, about: project, in: workspace, at: context.now, db)
    } else {
      try Conversations.setState(.open, of: id, in: workspace, db)
    }
    let message: FeedbackMessage.ID = try context.freshID()
    try Conversations.add(message, body: self.message, by: nil, to: id, in: workspace, at: context.now, db)
    try context.attach(files, to: message, in: workspace)
    let project = try Conversations.project(of: id, in: workspace, db)
    try context.addTask(
      .feedback, project: project, client: client, subject: message.text, title: FirstLine.of(self.message))
    try context.mailLead(of: project, .feedback(message), in: workspace)
    return Done(id, workspace: workspace, subject: id.text)
  }
}

/// What stands for a text where there is room for one line.
enum FirstLine {
  static func of(_ text: String) -> String {
    String(text.split(whereSeparator: \.isNewline).first ?? "…")
  }
}
