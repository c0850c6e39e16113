import GRDB
import Portal

/// What waits for somebody of the team.
package enum Tasks {
  package enum Kind: String, Sendable, CaseIterable {
    case feedback
    case changesRequested = "changes_requested"
    case approval
    case files
    case mailProblem = "mail_problem"
    case moneyProblem = "money_problem"
  }

  /// A task to be written down.
  package struct New: Sendable {
    package let id: String
    package let member: Member.ID
    package let kind: Kind
    package let project: Project.ID?
    package let client: Client.ID?
    /// The id of what made it.
    package let subject: String
    /// One line of up to 500 letters.
    package let title: String

    package init(
      id: String, member: Member.ID, kind: Kind, project: Project.ID?, client: Client.ID?, subject: String,
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
      workspace.text, task.id, task.member.text, task.kind.rawValue, task.project?.text, task.client?.text,
      task.subject, task.title, now.iso,
    ])
  }

  /// Whether such a task about a client waits already.
  package static func isOpen(
    _ kind: Kind, about client: Client.ID, in workspace: Workspace.ID, _ db: Database
  ) throws -> Bool {
    try Row.fetchOne(
      db.cachedStatement(
        sql:
          "SELECT 1 FROM task WHERE workspace = $1 AND client = $2 AND kind = $3 AND done_at IS NULL LIMIT 1"),
      arguments: [workspace.text, client.text, kind.rawValue]) != nil
  }
}
