import GRDB
import Portal
import Store

/// Where a workspace's portal is, for links in mails: from configuration and verified domains, and from nothing else
/// (threats.md, rule 9).
package struct PortalAddresses: Sendable {
  private let base: String
  private let origin: @Sendable (_ host: String) -> String

  /// - Parameters:
  ///   - base: the host of `PORTICO_BASE_URL`.
  ///   - origin: scheme, host and port of one of the installation's hosts.
  package init(base: String, origin: @escaping @Sendable (_ host: String) -> String) {
    self.base = base
    self.origin = origin
  }

  /// `https://portal.agency.example`: its own domain while that is verified and booked, else ours.
  func origin(of workspace: Workspace, _ db: Database) throws -> String {
    if workspace.plan.includes(.customDomain),
      let domain = try Workspaces.verifiedDomain(of: workspace.id, db)
    {
      return origin(domain)
    }
    return origin(try host(of: workspace, db))
  }

  /// The team console is never on a domain of the agency's own.
  func team(of workspace: Workspace, _ db: Database) throws -> String {
    origin(try host(of: workspace, db)) + "/team/"
  }

  private func host(of workspace: Workspace, _ db: Database) throws -> String {
    if try Workspaces.first(db) == workspace.id { return base }
    return "\(workspace.slug).\(base)"
  }
}
