import Portal
import Store

/// What waited in an inbox is dealt with, or is not after all.
package struct FinishTask: TeamAction {
  package static let name = "task.done"
  package static let isOnce = false
  package static let summary = "a task of the inbox is done, or open again"

  package enum State: String, CaseIterable, Sendable {
    case done
    case open
  }

  private static let task = Input<InboxTask.ID>.id("task", "which")
  private static let state = Input<State>.choice("state", .done, "what it becomes")
  package static let inputs = [task.about, state.about]

  let task: InboxTask.ID
  let state: State

  package init(_ inputs: inout Inputs) {
    task = inputs(Self.task)
    state = inputs(Self.state)
  }

  package func perform(_ context: ActionContext) throws -> Done<InboxTask.ID> {
    let (member, workspace) = try context.team()
    guard let isDone = try Tasks.isDone(task, in: workspace, context.db) else {
      throw ActionError.notFound("task \(task)")
    }
    let isNew = isDone != (state == .done)
    if isNew {
      var patch = Patch()
      patch.set("done_at", state == .done ? context.now.iso : nil)
      patch.set("done_by", state == .done ? member.text : nil)
      try patch.apply(to: "task", task.text, in: workspace, context.db)
    }
    return Done(task, workspace: workspace, subject: task.text, isChange: isNew)
  }
}
