import Portal
import Store

/// Somebody else of the team takes a task over.
package struct AssignTask: TeamAction {
  package static let name = "task.assign"
  package static let isOnce = false
  package static let summary = "hand a task to somebody of the team"

  private static let task = Input<InboxTask.ID>.id("task", "which")
  private static let member = Input<Member.ID>.id("member", "who takes it")
  package static let inputs = [task.about, member.about]

  let task: InboxTask.ID
  let member: Member.ID

  package init(_ inputs: inout Inputs) {
    task = inputs(Self.task)
    member = inputs(Self.member)
  }

  package func authorize(_ context: ActionContext) throws {
    let (_, workspace) = try context.team()
    guard try Tasks.isDone(task, in: workspace, context.db) != nil else {
      throw ActionError.notFound("task \(task)")
    }
  }

  package func validate(_ context: ActionContext) throws -> [Problem] {
    let (_, workspace) = try context.team()
    if try Members.works(member, in: workspace, context.db) { return [] }
    return [Problem(Self.member.about.name, "\(member) is nobody of the team", kind: .notOffered)]
  }

  package func perform(_ context: ActionContext) throws -> Done<InboxTask.ID> {
    let (_, workspace) = try context.team()
    var patch = Patch()
    patch.set("member", member.text)
    try patch.apply(to: "task", task.text, in: workspace, context.db)
    return Done(task, workspace: workspace, subject: task.text)
  }
}
