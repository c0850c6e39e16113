import Portal
import PorticoCrypto
import Store

extension ActionContext {
  /// Puts something into the inbox of whoever leads the project, or of the owner.
  /// - Parameter title: what it is about, as whoever made that wrote it.
  func addTask(
    _ kind: InboxTask.Kind, project: Project.ID?, client: Client.ID?, subject: String, title: String
  ) throws {
    guard case .client(_, let workspace) = actor,
      let member = try Leads.member(for: project, in: workspace, db)
    else { return }
    let task = Tasks.New(
      id: try freshID(), member: member, kind: kind,
      project: project, client: client, subject: subject,
      title: String(String.UnicodeScalarView(title.unicodeScalars.prefix(500))))
    try Tasks.add(task, in: workspace, at: now, db)
  }
}
