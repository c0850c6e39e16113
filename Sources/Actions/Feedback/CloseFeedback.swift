import Portal
import Store

/// A client says that a conversation is over. Writing on opens it again.
package struct CloseFeedback: NamedAction {
  package static let name = "feedback.close"
  package static let isOnce = false
  package static let summary = "a client ends a conversation"

  private static let thread = Input<Feedback.ID>.id("thread", "the conversation")
  package static let inputs = [thread.about]

  let thread: Feedback.ID

  package init(_ inputs: inout Inputs) { thread = inputs(Self.thread) }

  package func authorize(_ context: ActionContext) throws { _ = try found(context) }

  package func perform(_ context: ActionContext) throws -> Done<Void> {
    let feedback = try found(context)
    let workspace = try context.clientPortal().workspace.id
    let isNew = feedback.state != .closed
    if isNew { try Conversations.setState(.closed, of: thread, in: workspace, context.db) }
    return Done((), workspace: workspace, subject: thread.text, isChange: isNew)
  }

  private func found(_ context: ActionContext) throws -> Feedback {
    guard let feedback = try context.clientPortal().feedback.first(where: { $0.id == thread }) else {
      throw ActionError.notFound("conversation \(thread)")
    }
    return feedback
  }
}
