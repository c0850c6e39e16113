import Portal
import Store

/// A deliverable as the client who acts on it sees it now.
struct ReviewPlace {
  /// The deliverable and the projects of it: nothing else is looked at here.
  let portal: ClientSnapshot
  let deliverable: Deliverable
  let project: Project
  let newest: Version
  let client: Client

  /// - Throws: `notFound` for what this client's pages do not show, `forbidden` where the plan lets clients only look.
  init(_ id: Deliverable.ID, _ context: ActionContext) throws {
    portal = try context.clientPortal(.deliverable(id))
    client = portal.client
    guard let deliverable = portal.deliverables.first(where: { $0.id == id })?.shown,
      let project = portal.projects.first(where: { $0.id == deliverable.project }),
      let newest = deliverable.versions.last
    else { throw ActionError.notFound("deliverable \(id)") }
    self.deliverable = deliverable
    self.project = project
    self.newest = newest
    guard portal.workspace.plan.includes(.decideOnDeliverables) else {
      throw ActionError.forbidden("on this plan clients look at deliverables, and do not decide or comment")
    }
  }

  /// One of its versions.
  func version(_ id: Version.ID) throws -> Version {
    guard let version = deliverable.versions.first(where: { $0.id == id }) else {
      throw ActionError.notFound("version \(id)")
    }
    return version
  }

  /// Whether this client is to decide on this version now.
  /// - Returns: false where they approved it already.
  /// - Throws: `conflict` where it was superseded or decided, `forbidden` where it is others who decide.
  func isOpen(_ id: Version.ID) throws -> Bool {
    let version = try version(id)
    guard version.id == newest.id else { throw ActionError.conflict(.superseded(deliverable.id)) }
    let isMine = deliverable.approvals.contains { $0.version == version.id && $0.client == client.id }
    switch Review(
      of: deliverable, for: client.id, mayApprove: project.mayApprove, plan: portal.workspace.plan)
    {
    case .toDecide: return true
    case .withOthers, .toLookAt:
      if isMine { return false }
      throw ActionError.forbidden("\(client.id) is not asked to decide on \(deliverable.id)")
    case .approved:
      if isMine { return false }
      throw ActionError.conflict(.decided(deliverable.id))
    case .changesRequested: throw ActionError.conflict(.decided(deliverable.id))
    }
  }

  /// Puts it into the inbox of the project's lead, and mails it to them.
  func tell(_ kind: InboxTask.Kind, _ letter: Letter, _ context: ActionContext) throws {
    try context.addTask(
      kind, project: project.id, client: client.id, subject: letter.subject, title: deliverable.title)
    try context.mailLead(of: project.id, letter, in: portal.workspace.id)
  }
}
