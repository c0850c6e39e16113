import Portal
import Store

/// The team answers a client.
package struct ReplyToFeedback: TeamAction, FileAction {
  package static let name = "feedback.reply"
  package static let summary = "answer a client's feedback"

  private static let thread = Input<Feedback.ID>.id("thread", "the conversation")
  private static let message = Input.text("message", 1...10_000, "the answer, in Markdown")
  package static let inputs = [thread.about, message.about]
  package static let fileInput = FileInput(name: "attachment", limit: 5, note: "what is sent along")

  let thread: Feedback.ID
  let message: String
  package var files: [Arrival] = []

  package init(_ inputs: inout Inputs) {
    thread = inputs(Self.thread)
    message = inputs(Self.message)
  }

  package func authorize(_ context: ActionContext) throws { try context.demandConversation(thread) }

  package func validate(_ context: ActionContext) throws -> [Problem] {
    Self.fileInput.problems(of: files, least: 0)
  }

  package func perform(_ context: ActionContext) throws -> Done<FeedbackMessage.ID> {
    let (member, workspace) = try context.team()
    let id: FeedbackMessage.ID = try context.freshID()
    try Conversations.add(
      id, body: message, by: member, to: thread, in: workspace, at: context.now, context.db)
    try context.attach(files, to: id, in: workspace)
    try Conversations.setState(.answered, of: thread, in: workspace, context.db)
    if let client = try Conversations.client(of: thread, in: workspace, context.db) {
      try context.mail(.reply(id), to: .client(client), in: workspace)
    }
    return Done(id, workspace: workspace, subject: id.text)
  }
}

extension ActionContext {
  /// - Throws: `notFound` where the member's workspace has no such conversation.
  func demandConversation(_ thread: Feedback.ID) throws {
    let (_, workspace) = try team()
    guard try Conversations.client(of: thread, in: workspace, db) != nil else {
      throw ActionError.notFound("conversation \(thread)")
    }
  }

  func attach(_ files: [Arrival], to message: FeedbackMessage.ID, in workspace: Workspace.ID) throws {
    for (index, file) in files.enumerated() {
      try Blobs.add(file.blob, to: workspace, at: now, db)
      try Conversations.attach(
        file.blob.hash, named: file.name, at: index + 1, to: message, in: workspace, db)
    }
  }
}
