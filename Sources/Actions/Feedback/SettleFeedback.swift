import Portal
import Store

/// The team ends a conversation, or opens it again.
package struct SettleFeedback: TeamAction {
  package static let name = "feedback.settle"
  package static let isOnce = false
  package static let summary = "end a conversation with a client, or open it again"

  private static let thread = Input<Feedback.ID>.id("thread", "the conversation")
  private static let state = Input<Feedback.State>.choice("state", .closed, "what it becomes")
  package static let inputs = [thread.about, state.about]

  let thread: Feedback.ID
  let state: Feedback.State

  package init(_ inputs: inout Inputs) {
    thread = inputs(Self.thread)
    state = inputs(Self.state)
  }

  package func authorize(_ context: ActionContext) throws { try context.demandConversation(thread) }

  package func perform(_ context: ActionContext) throws -> Done<Feedback.ID> {
    let (_, workspace) = try context.team()
    try Conversations.setState(state, of: thread, in: workspace, context.db)
    return Done(thread, workspace: workspace, subject: thread.text, isChange: context.db.changesCount > 0)
  }
}
