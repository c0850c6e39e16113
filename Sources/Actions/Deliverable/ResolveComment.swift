import Portal
import Store

/// A client says that a remark is dealt with, or that it is not after all.
package struct ResolveComment: NamedAction {
  package static let name = "deliverable.resolveComment"
  package static let isOnce = false
  package static let summary = "a client marks a remark as dealt with, or opens it again"

  package enum State: String, CaseIterable, Sendable {
    case resolved
    case open
  }

  private static let deliverable = Input<Deliverable.ID>.id("deliverable", "what it is about")
  private static let comment = Input<Comment.ID>.id("comment", "the remark")
  private static let state = Input<State>.choice("state", .resolved, "what it becomes")
  package static let inputs = [deliverable.about, comment.about, state.about]

  let deliverable: Deliverable.ID
  let comment: Comment.ID
  let state: State

  package init(_ inputs: inout Inputs) {
    deliverable = inputs(Self.deliverable)
    comment = inputs(Self.comment)
    state = inputs(Self.state)
  }

  package func authorize(_ context: ActionContext) throws { _ = try found(context) }

  package func perform(_ context: ActionContext) throws -> Done<Void> {
    let (place, found) = try found(context)
    let workspace = place.portal.workspace.id
    let isNew = found.isResolved != (state == .resolved)
    if isNew {
      try Comments.setResolved(state == .resolved ? context.now : nil, comment, in: workspace, context.db)
    }
    return Done((), workspace: workspace, subject: comment.text, isChange: isNew)
  }

  private func found(_ context: ActionContext) throws -> (ReviewPlace, Comment) {
    let place = try ReviewPlace(deliverable, context)
    for version in place.deliverable.versions {
      if let found = version.comments.first(where: { $0.id == comment }) { return (place, found) }
    }
    throw ActionError.notFound("remark \(comment)")
  }
}
