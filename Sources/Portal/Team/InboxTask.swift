/// Something that waits in a team member's inbox.
package struct InboxTask: Identified, Sendable {
  package static let prefix = "task"

  package let id: ID
  package let kind: Kind
  /// Whose it is.
  package let member: Member.ID
  package let memberName: String
  /// The project's name; nil where it is about none.
  package let project: String?
  package let projectID: Project.ID?
  package let client: String?
  /// The id of what made it.
  package let subject: String
  package let title: String
  package let createdAt: Instant
  package let doneAt: Instant?

  package init(
    id: ID, kind: Kind, member: Member.ID, memberName: String, project: String?, projectID: Project.ID?,
    client: String?, subject: String, title: String, createdAt: Instant, doneAt: Instant?
  ) {
    self.id = id
    self.kind = kind
    self.member = member
    self.memberName = memberName
    self.project = project
    self.projectID = projectID
    self.client = client
    self.subject = subject
    self.title = title
    self.createdAt = createdAt
    self.doneAt = doneAt
  }

  package enum Kind: String, Sendable, CaseIterable {
    case feedback
    case changesRequested = "changes_requested"
    case approval
    case files
    case mailProblem = "mail_problem"
    case moneyProblem = "money_problem"
  }
}
