/// Something that waits in a team member's inbox.
package struct InboxTask: Identified, Sendable {
  package static let prefix = "task"

  package enum Kind: String, Sendable, CaseIterable {
    case feedback
    case changesRequested = "changes_requested"
    case approval
    case files
    case mailProblem = "mail_problem"
    case moneyProblem = "money_problem"
  }
}
