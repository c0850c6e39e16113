import GRDB
import Portal
import PorticoCrypto
import Store

/// A mail that its reader's server does not want is somebody's business: a task of the workspace's owner.
enum MailProblem {
  /// What is known of the mail besides its entry: nothing, where it could not be made.
  struct About: Sendable {
    let subject: String?
    let reader: Client.ID?
  }

  static func tell(
    _ entry: Outbox.Entry, _ about: About, at now: Instant, random: RandomBytes, _ db: Database
  ) throws {
    var client = about.reader
    if case .client(let id) = entry.recipient { client = id }
    guard let owner = try Leads.member(for: nil, in: entry.workspace, db),
      // One dead address is one task, however many mails go there.
      try client.map({ try !Tasks.isOpen(.mailProblem, about: $0, in: entry.workspace, db) }) ?? true
    else { return }
    let title = about.subject ?? entry.kind
    let task = Tasks.New(
      id: Identifier(unchecked: try RandomID.text(prefix: InboxTask.prefix, random: random)), member: owner,
      kind: .mailProblem, project: nil,
      client: client, subject: String(entry.id), title: cut(title))
    try Tasks.add(task, in: entry.workspace, at: now, db)
  }

  /// Something about a mail that went all the same: once, to however many clients it goes.
  static func tell(
    _ remark: Composition.Remark, in workspace: Workspace.ID, at now: Instant, random: RandomBytes,
    _ db: Database
  ) throws {
    guard let owner = try Leads.member(for: nil, in: workspace, db),
      try !Tasks.isOpen(.moneyProblem, about: remark.subject, in: workspace, db)
    else { return }
    let task = Tasks.New(
      id: Identifier(unchecked: try RandomID.text(prefix: InboxTask.prefix, random: random)), member: owner,
      kind: .moneyProblem, project: nil, client: nil, subject: remark.subject, title: cut(remark.title))
    try Tasks.add(task, in: workspace, at: now, db)
  }

  private static func cut(_ title: String) -> String {
    String(String.UnicodeScalarView(title.unicodeScalars.prefix(500)))
  }
}
