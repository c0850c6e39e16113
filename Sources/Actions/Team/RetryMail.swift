import Portal
import Store

/// A mail that came back is sent once more, to the address that its reader has now.
package struct RetryMail: TeamAction {
  package static let name = "mail.retry"
  package static let isOnce = false
  package static let summary = "send the mail that a task is about once more"

  private static let task = Input<InboxTask.ID>.id("task", "the task that says it came back")
  package static let inputs = [task.about]

  let task: InboxTask.ID

  package init(_ inputs: inout Inputs) { task = inputs(Self.task) }

  package func perform(_ context: ActionContext) throws -> Done<InboxTask.ID> {
    let (_, workspace) = try context.team()
    guard let found = try InboxReader.task(task, in: workspace, context.db), found.kind == .mailProblem,
      let mail = Int64(found.subject), try Outbox.has(mail, in: workspace, context.db)
    else { throw ActionError.notFound("mail of \(task)") }
    guard try Outbox.retry(mail, at: context.now, context.db) else {
      throw ActionError.conflict(.other("nothing is left of this mail that could be sent again"))
    }
    return Done(task, workspace: workspace, subject: task.text)
  }
}
