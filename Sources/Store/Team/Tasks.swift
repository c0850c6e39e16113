import GRDB
import Portal

/// What waits for somebody of the team.
package enum Tasks {
  /// A task to be written down.
  package struct New: Sendable {
    package let id: InboxTask.ID
    package let member: Member.ID
    package let kind: InboxTask.Kind
    package let project: Project.ID?
    package let client: Client.ID?
    /// The id of what made it.
    package let subject: String
    /// One line of up to 500 letters.
    package let title: String

    package init(
      id: InboxTask.ID, member: Member.ID, kind: InboxTask.Kind, project: Project.ID?, client: Client.ID?,
      subject: String,
      title: String
    ) {
      self.id = id
      self.member = member
      self.kind = kind
      self.project = project
      self.client = client
      self.subject = subject
      self.title = title
    }
  }

  package static func add(_ task: New, in workspace: Workspace.ID, at now: Instant, _ db: Database) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO task (workspace, id, member, kind, project, client, subject, title, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """
    ).execute(arguments: [
      workspace.text, task.id.text, task.member.text, task.kind.rawValue, task.project?.text,
      task.client?.text,
      task.subject, task.title, now.iso,
    ])
  }

  /// Nil where there is none.
  package static func isDone(_ id: InboxTask.ID, in workspace: Workspace.ID, _ db: Database) throws -> Bool? {
    try Bool.fetchOne(
      db.cachedStatement(sql: "SELECT done_at IS NOT NULL FROM task WHERE workspace = $1 AND id = $2"),
      arguments: [workspace.text, id.text])
  }

  /// What waits about something is done with it.
  package static func finish(
    about subject: String, by member: Member.ID, in workspace: Workspace.ID, at now: Instant, _ db: Database
  ) throws {
    try db.cachedStatement(
      sql: """
        UPDATE task SET done_at = $1, done_by = $2 WHERE workspace = $3 AND subject = $4 AND done_at IS NULL
        """
    ).execute(arguments: [now.iso, member.text, workspace.text, subject])
  }

  /// Whether such a task about something waits already.
  package static func isOpen(
    _ kind: InboxTask.Kind, about subject: String, in workspace: Workspace.ID, _ db: Database
  ) throws -> Bool {
    try Row.fetchOne(
      db.cachedStatement(
        sql:
          "SELECT 1 FROM task WHERE workspace = $1 AND subject = $2 AND kind = $3 AND done_at IS NULL LIMIT 1"
      ),
      arguments: [workspace.text, subject, kind.rawValue]) != nil
  }

  /// Whether such a task about a client waits already.
  package static func isOpen(
    _ kind: InboxTask.Kind, about client: Client.ID, in workspace: Workspace.ID, _ db: Database
  ) throws -> Bool {
    try Row.fetchOne(
      db.cachedStatement(
        sql:
          "SELECT 1 FROM task WHERE workspace = $1 AND client = $2 AND kind = $3 AND done_at IS NULL LIMIT 1"),
      arguments: [workspace.text, client.text, kind.rawValue]) != nil
  }
}
