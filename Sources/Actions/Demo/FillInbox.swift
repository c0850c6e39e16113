import GRDB
import Portal
import Store

/// Gives the demo agency's team the tasks that it would have, had its clients done on the portal what its data tells: an
/// import brings conversations and decisions, and nobody's inbox.
package struct FillInbox: Action {
  package static let name = "demo.inbox"

  /// What is older than so many days was dealt with.
  private static let days: Int64 = 9
  /// So far back tasks go, in days.
  private static let oldest: Int64 = 60

  package init() {}

  package func authorize(_ context: ActionContext) throws {
    guard case .operator = context.actor else { throw ActionError.forbidden("only an operator does this") }
  }

  package func perform(_ context: ActionContext) throws -> Done<Int> {
    guard let workspace = try Workspaces.find(slug: DemoAgency.slug, context.db) else {
      throw ActionError.notFound("demo agency")
    }
    let events = try events(in: workspace, context)
    for event in events { try add(event, in: workspace, context) }
    return Done(events.count, workspace: workspace, subject: workspace.text)
  }

  private func add(_ event: Row, in workspace: Workspace.ID, _ context: ActionContext) throws {
    let project = (event[3] as String?).map { Project.ID(unchecked: $0) }
    guard let kind = InboxTask.Kind(rawValue: event[0]), let at = Instant(iso: event[5] as String),
      let member = try Leads.member(for: project, in: workspace, context.db)
    else { return }
    let id: InboxTask.ID = try context.freshID()
    let title = String(String.UnicodeScalarView((event[4] as String).unicodeScalars.prefix(200)))
    try Tasks.add(
      Tasks.New(
        id: id, member: member, kind: kind, project: project,
        client: (event[2] as String?).map { Client.ID(unchecked: $0) }, subject: event[1], title: title),
      in: workspace, at: at, context.db)
    if event[6] || at < context.now.adding(seconds: -Self.days * 86_400) {
      var patch = Patch()
      patch.set("done_at", min(at.adding(seconds: 5 * 3600), context.now).iso)
      patch.set("done_by", member.text)
      try patch.apply(to: "task", id.text, in: workspace, context.db)
    }
  }

  /// Kind, subject, client, project, title, when, whether it was dealt with.
  private func events(in workspace: Workspace.ID, _ context: ActionContext) throws -> [Row] {
    try Row.fetchAll(
      context.db,
      sql: """
        SELECT 'feedback', feedback_message.id, feedback.client, feedback.project,
            replace(replace(feedback_message.body, char(10), ' '), '  ', ' '), posted_at AS at, feedback.state <> 'open'
          FROM feedback_message JOIN feedback USING (workspace)
          WHERE feedback_message.workspace = $1 AND feedback.id = feedback_message.feedback
            AND feedback_message.member IS NULL AND posted_at > $2
        UNION ALL
        SELECT 'changes_requested', change_request.id, client, project, title, requested_at AS at,
            deliverable.status <> 'changes_requested'
          FROM change_request JOIN deliverable USING (workspace)
          WHERE change_request.workspace = $1 AND deliverable.id = change_request.deliverable AND requested_at > $2
        UNION ALL
        SELECT 'approval', approval.id, client, project, title, approved_at AS at, 0
          FROM approval JOIN deliverable USING (workspace)
          WHERE approval.workspace = $1 AND deliverable.id = approval.deliverable AND approved_at > $2
        ORDER BY at
        """,
      arguments: [workspace.text, context.now.adding(seconds: -Self.oldest * 86_400).iso])
  }
}
