import Portal
import Store

/// The team has what it asked for, or needs it no more, or needs more.
package struct SettleFileRequest: TeamAction {
  package static let name = "fileRequest.settle"
  package static let isOnce = false
  package static let summary = "what was asked for is there, is not needed any more, or is asked for again"

  package enum State: String, CaseIterable, Sendable {
    case settled
    case withdrawn
    case open
  }

  private static let request = Input<FileRequest.ID>.id("request", "which")
  private static let state = Input<State>.choice("state", .settled, "what it becomes")
  package static let inputs = [request.about, state.about]

  let request: FileRequest.ID
  let state: State

  package init(_ inputs: inout Inputs) {
    request = inputs(Self.request)
    state = inputs(Self.state)
  }

  package func authorize(_ context: ActionContext) throws { _ = try found(context) }

  package func perform(_ context: ActionContext) throws -> Done<FileRequest.ID> {
    let (_, workspace) = try context.team()
    let old = try found(context)
    let isNew = old != state
    if isNew {
      var patch = Patch()
      patch.set("answered_at", state == .settled ? context.now.iso : nil)
      patch.set("withdrawn_at", state == .withdrawn ? context.now.iso : nil)
      try patch.apply(to: "file_request", request.text, in: workspace, context.db)
    }
    return Done(request, workspace: workspace, subject: request.text, isChange: isNew)
  }

  private func found(_ context: ActionContext) throws -> State {
    let (_, workspace) = try context.team()
    switch try FileRequests.state(of: request, in: workspace, context.db) {
    case .open: return .open
    case .settled: return .settled
    case .withdrawn: return .withdrawn
    case nil: throw ActionError.notFound("file request \(request)")
    }
  }
}
