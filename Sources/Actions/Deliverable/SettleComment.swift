import Portal
import Store

/// The team says that a remark is dealt with, or that it is not after all.
package struct SettleComment: TeamAction {
  package static let name = "deliverable.settleComment"
  package static let isOnce = false
  package static let summary = "the team marks a remark as dealt with, or opens it again"

  private static let comment = Input<Comment.ID>.id("comment", "the remark")
  private static let state = Input<ResolveComment.State>.choice("state", .resolved, "what it becomes")
  package static let inputs = [comment.about, state.about]

  let comment: Comment.ID
  let state: ResolveComment.State

  package init(_ inputs: inout Inputs) {
    comment = inputs(Self.comment)
    state = inputs(Self.state)
  }

  package func perform(_ context: ActionContext) throws -> Done<Comment.ID> {
    let (_, workspace) = try context.team()
    guard let isResolved = try Comments.isResolved(comment, in: workspace, context.db) else {
      throw ActionError.notFound("remark \(comment)")
    }
    let isNew = isResolved != (state == .resolved)
    if isNew {
      try Comments.setResolved(state == .resolved ? context.now : nil, comment, in: workspace, context.db)
    }
    return Done(comment, workspace: workspace, subject: comment.text, isChange: isNew)
  }
}
