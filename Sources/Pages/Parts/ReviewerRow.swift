import Markup
import Portal

/// Somebody who decides, and what they said about the newest version.
struct ReviewerRow: Model {
  var name: String
  var isYou: Bool
  var note: String
  var isApproval: Bool
  var isRequest: Bool
  var when: When?
  var due: When?

  static let fields: [Field<ReviewerRow>] = [
    .text("name") { $0.name },
    .flag("isYou") { $0.isYou },
    .text("note") { $0.note },
    .flag("isApproval") { $0.isApproval },
    .flag("isRequest") { $0.isRequest },
    .optional("when") { $0.when },
    .optional("due") { $0.due },
  ]

  /// Those named, else those who decided.
  static func rows(of work: Work) -> [ReviewerRow] {
    let version = work.version.id
    var rows: [ReviewerRow] = []
    var seen: Set<Client.ID> = []
    for request in work.deliverable.requests where request.version == version {
      seen.insert(request.client)
      rows.append(
        ReviewerRow(
          name: Display.line(request.name), isYou: work.isOwn(request.client),
          note: Display.line(request.note),
          isApproval: false, isRequest: true, when: work.dates.moment(request.at)))
    }
    for approval in work.approvals {
      seen.insert(approval.client)
      rows.append(
        ReviewerRow(
          name: Display.line(approval.name), isYou: work.isOwn(approval.client),
          note: Display.line(approval.note), isApproval: true, isRequest: false,
          when: work.dates.moment(approval.at)))
    }
    let due = work.review == .approved ? nil : work.deliverable.dueOn.map(work.dates.near)
    for reviewer in work.deliverable.reviewers where !seen.contains(reviewer.client) {
      rows.append(
        ReviewerRow(
          name: Display.line(reviewer.name), isYou: work.isOwn(reviewer.client), note: "", isApproval: false,
          isRequest: false, due: due))
    }
    return rows
  }
}
