import Portal
import PorticoCrypto
import Store

/// Mail that an action causes: rows of the outbox, in its own transaction. What a mail says, and whether its reader may
/// see it still, is found out when it is sent; whoever chose one mail a day gets it in that.
extension ActionContext {
  func mail(_ letter: Letter, to recipient: Outbox.Recipient, in workspace: Workspace.ID) throws {
    let messageID = "\(Hex.text(try outside.random.bytes(16)))@\(outside.host)"
    try Outbox.add(letter, to: recipient, in: workspace, dueAt: now, messageID: messageID, at: now, db)
  }

  /// To every client who sees the project, but for whoever did it.
  func mailClients(of project: Project.ID, _ letter: Letter, in workspace: Workspace.ID) throws {
    let today = try self.workspace(workspace).zone.day(of: now)
    for client in try Outbox.clients(of: project, in: workspace, on: today, db) {
      if case .client(client, workspace) = actor { continue }
      try mail(letter, to: .client(client), in: workspace)
    }
  }

  /// To whoever leads the project, or to the owner.
  func mailLead(of project: Project.ID?, _ letter: Letter, in workspace: Workspace.ID) throws {
    guard let member = try Leads.member(for: project, in: workspace, db) else { return }
    try mail(letter, to: .member(member), in: workspace)
  }
}
