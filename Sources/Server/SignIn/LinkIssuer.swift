import GRDB
import Portal
import PorticoCrypto
import Store

/// Makes sign-in links: for mail, and for an operator at the machine.
package struct LinkIssuer: Sendable {
  let baseURL: BaseURL
  let random: RandomBytes

  package init(baseURL: BaseURL, random: RandomBytes) {
    self.baseURL = baseURL
    self.random = random
  }

  /// A link in the one form in which its token is told to anybody.
  package struct Issued: Sendable {
    package let workspace: Workspace.ID
    package let url: Secret<String>
  }

  /// How long a link works, in seconds: 10 minutes (ASVS 6.5.5), an invitation 7 days.
  package static func seconds(_ kind: SignInLinks.Kind) -> Int64 {
    switch kind {
    case .signIn, .operator: 600
    case .invitation: 7 * 86_400
    }
  }

  /// A link for a client, on one of their workspace's hosts.
  /// - Parameters:
  ///   - destination: where it leads to after signing in, if that is a page of the client's own; else their home.
  ///   - host: from the table of hosts, never from a request's text.
  ///   - token: one that was made before, a fresh one where nil.
  ///   - now: from when on its time runs.
  /// - Returns: nil where there is no such client.
  package func issue(
    for key: ClientKey, kind: SignInLinks.Kind, destination: String = "", host: String,
    token given: OneTimeToken? = nil, at now: Instant, _ db: Database
  ) throws -> Issued? {
    let token = try given ?? OneTimeToken(random: random)
    let page = PagePath.isPage(destination, of: key.client) ? destination : ""
    let isAdded = try SignInLinks.add(
      token.hash, for: key, kind: kind, destination: page, created: now,
      expires: now.adding(seconds: Self.seconds(kind)), db)
    guard isAdded else { return nil }
    return Issued(workspace: key.workspace, url: address(of: token, host: host))
  }

  /// The same for somebody of the team.
  func issue(
    toMember member: Member.ID, kind: MemberLinks.Kind, destination: String = "", host: String,
    token given: OneTimeToken? = nil, in workspace: Workspace.ID, at now: Instant, _ db: Database
  ) throws -> Issued? {
    let token = try given ?? OneTimeToken(random: random)
    let isAdded = try MemberLinks.add(
      token.hash, for: member, kind: kind, destination: TeamPath.isPage(destination) ? destination : "",
      in: workspace, created: now, expires: now.adding(seconds: Self.seconds(.signIn)), db)
    return isAdded ? Issued(workspace: workspace, url: teamAddress(of: token, host: host)) : nil
  }

  func teamAddress(of token: OneTimeToken, host: String) -> Secret<String> {
    Secret("\(baseURL.origin(of: host))\(TeamGate.signIn)/\(token.text.reveal())")
  }

  /// What leads to the link's page.
  func address(of token: OneTimeToken, host: String) -> Secret<String> {
    Secret("\(baseURL.origin(of: host))/sign-in/\(token.text.reveal())")
  }

  /// Links for everybody who has this address, of the team or a client, one for each workspace: `portico sign-in EMAIL`.
  package func issue(email: String, store: Store, at now: Instant) throws -> [Issued] {
    guard let email = EmailAddress.normalised(email) else { return [] }
    return try store.write { db in
      let hosts = try Workspaces.slugs(db)
      let host = { (workspace: Workspace.ID) -> String? in
        // The bare host is the first workspace's for ever.
        if workspace == hosts.first?.workspace { return baseURL.host }
        return hosts.first { $0.workspace == workspace }.map { "\($0.slug).\(baseURL.host)" }
      }
      let members = try hosts.compactMap { each in
        try Members.find(email: email, in: each.workspace, db).flatMap { member in
          try host(each.workspace).flatMap {
            try issue(toMember: member.id, kind: .operator, host: $0, in: each.workspace, at: now, db)
          }
        }
      }
      let clients = try SignInPeople.clients(email: email, db).compactMap { key in
        try host(key.workspace).flatMap { try issue(for: key, kind: .operator, host: $0, at: now, db) }
      }
      return members + clients
    }
  }
}
