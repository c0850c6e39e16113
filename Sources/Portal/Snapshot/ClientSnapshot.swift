/// Everything that one client may see, read in one transaction, and nothing else: what is not in here cannot get into
/// a page. Projects without live access, other companies' invoices, drafts where the workspace does not show them,
/// tasks and internal notes are left out where the snapshot is read, not where it is rendered.
package struct ClientSnapshot: Sendable {
  package var workspace: Workspace
  package var client: Client
  package var company: Company
  /// Those with live access, by name.
  package var projects: [Project]
  /// Newest first.
  package var invoices: [Invoice]

  package init(
    workspace: Workspace, client: Client, company: Company, projects: [Project], invoices: [Invoice]
  ) {
    self.workspace = workspace
    self.client = client
    self.company = company
    self.projects = projects
    self.invoices = invoices
  }

  /// A client with nothing to see has no portal: no pages, no sign-in.
  package var hasPortal: Bool {
    workspace.isPortalEnabled && !(projects.isEmpty && invoices.isEmpty)
  }

  /// The language that the client reads.
  package var locale: String { client.locale.isEmpty ? workspace.locale : client.locale }
}
