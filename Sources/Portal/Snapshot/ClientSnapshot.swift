/// Everything that one client may see, read in one transaction, and nothing else: what is not in here cannot get into
/// a page. Projects without live access, other companies' invoices, drafts where the workspace does not show them, other
/// people's conversations, tasks and internal notes are left out where the snapshot is read, not where it is rendered.
package struct ClientSnapshot: Sendable {
  package var workspace: Workspace
  package var client: Client
  package var company: Company
  /// Those with live access, by name.
  package var projects: [Project]
  /// Newest first.
  package var invoices: [Invoice]
  /// Those that come by themselves, the next one first.
  package var upcoming: [UpcomingInvoice]
  /// Of these projects; none that is a draft.
  package var deliverables: [Deliverable]
  /// Newest first.
  package var files: [SharedFile]
  /// Of these projects, asked of all or of this client; none that was withdrawn.
  package var fileRequests: [FileRequest]
  /// The client's own, newest first; none on a plan without feedback.
  package var feedback: [Feedback]

  package init(
    workspace: Workspace, client: Client, company: Company, projects: [Project], invoices: [Invoice],
    upcoming: [UpcomingInvoice] = [], deliverables: [Deliverable] = [], files: [SharedFile] = [],
    fileRequests: [FileRequest] = [],
    feedback: [Feedback] = []
  ) {
    self.workspace = workspace
    self.client = client
    self.company = company
    self.projects = projects
    self.invoices = invoices
    self.upcoming = upcoming
    self.deliverables = deliverables
    self.files = files
    self.fileRequests = fileRequests
    self.feedback = feedback
  }

  /// A client with nothing to see has no portal: no pages, no sign-in.
  package var hasPortal: Bool {
    workspace.isPortalEnabled && !(projects.isEmpty && invoices.isEmpty)
  }

  /// The language that the client reads.
  package var locale: String { client.locale.isEmpty ? workspace.locale : client.locale }
}
