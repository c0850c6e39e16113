import Logging
import NIOCore
import Pages
import Portal
import PorticoCrypto
import Store

/// How the team signs in: a link by mail, then the second factor. Nothing here says who works at an agency.
struct TeamSignInDesk: Sendable {
  let gate: TeamGate
  let opener: MemberSessionOpener
  let limits: AttemptLimits
  let requests: LinkRequests
  let logger: Logger

  /// Bytes of a form.
  private static let formLimit = 8 << 10

  private var records: Records { gate.records }

  // MARK: Asking for a link

  func form(_ visit: Visit) async throws -> Answer {
    guard gate.isOurs(visit.host) else { return gate.notFound(visit) }
    if let entry = try await gate.session(visit) {
      return .see(entry.session.isLetIn ? TeamGate.home : TeamGate.secondFactor)
    }
    let to = visit.query["to"].flatMap { TeamPath.isPage($0) ? $0 : nil } ?? ""
    return try await page(visit) { console throws(PageFailure) in
      try console.signIn(to: to, email: "", isRefused: false)
    }
  }

  /// One answer for every address, after the same work.
  func ask(_ visit: Visit) async throws -> Answer {
    guard gate.isOurs(visit.host) else { return gate.notFound(visit) }
    let form = try await visit.form(upTo: Self.formLimit)
    let to = form["to"].flatMap { TeamPath.isPage($0) ? $0 : nil } ?? ""
    let typed = form["email"] ?? ""
    guard let email = EmailAddress.normalised(typed) else {
      return try await page(visit, 422) { console throws(PageFailure) in
        try console.signIn(to: to, email: typed, isRefused: true)
      }
    }
    let workspace = visit.host.workspace
    let request = try requests.request(to: .member(email), destination: to, from: visit.host)
    let isAllowed = try await limits.allowsLink(
      to: "team \(email)", network: visit.network, in: workspace, at: visit.now
    ) { [now = visit.now] db in try request.add(at: now, db) }
    if isAllowed {
      requests.wakePost()
    } else {
      SecurityEvent.rateLimit.log(logger, workspace: workspace, network: visit.from)
    }
    return .see("/team/sign-in/sent")
  }

  func sent(_ visit: Visit) async throws -> Answer {
    guard gate.isOurs(visit.host) else { return gate.notFound(visit) }
    return try await page(visit) { console throws(PageFailure) in try console.sent() }
  }

  // MARK: A link

  /// The page with the button. Looking uses nothing up.
  func look(_ visit: Visit) async throws -> Answer {
    guard gate.isOurs(visit.host) else { return gate.notFound(visit) }
    guard let token = OneTimeToken(text: visit.part("token")) else { return try await dead(visit) }
    let link = try await records.read { db in
      try MemberLinks.working(token.hash, in: visit.host.workspace, at: visit.now, db)
    }
    guard let link else { return try await dead(visit) }
    return secret(
      try await page(visit, locale: link.locale) { console throws(PageFailure) in
        try console.confirm(name: link.name, path: visit.path)
      })
  }

  func use(_ visit: Visit) async throws -> Answer {
    guard gate.isOurs(visit.host) else { return gate.notFound(visit) }
    _ = try await visit.form(upTo: Self.formLimit)
    if let token = OneTimeToken(text: visit.part("token")),
      let opened = try await opener.open(token, visit)
    {
      return Answer.see(opened.destination).adding([opened.cookie])
    }
    guard try await limits.allowsFailedLink(network: visit.network, at: visit.now) else {
      SecurityEvent.rateLimit.log(logger, workspace: visit.host.workspace, network: visit.from)
      throw Rejected(429)
    }
    return try await dead(visit)
  }

  private func dead(_ visit: Visit) async throws -> Answer {
    SecurityEvent.deadLink.log(logger, workspace: visit.host.workspace, network: visit.from)
    return secret(
      try await page(visit, 404) { console throws(PageFailure) in try console.deadLink() })
  }

  private func secret(_ answer: Answer) -> Answer {
    var answer = answer
    answer.isAddressSecret = true
    return answer
  }

  // MARK: Signing out

  func signOut(_ visit: Visit) async throws -> Answer {
    guard gate.isOurs(visit.host) else { return gate.notFound(visit) }
    if visit.headers[.contentType] != nil { _ = try await visit.form(upTo: Self.formLimit) }
    var answer = Answer.see(TeamGate.signIn).adding([opener.removed])
    answer.fields.append(Field("Clear-Site-Data", "\"cache\""))
    guard let secret = visit.credentials.member else { return answer }
    let id = try await records.write { db in try Sessions.end(secret.hash, at: visit.now, db) }
    if let id {
      SecurityEvent.signedOut.log(
        logger, workspace: visit.host.workspace, actor: id.text, network: visit.from)
    }
    return answer
  }

  /// A page for who is not signed in, in the workspace's language where theirs is not known.
  private func page(
    _ visit: Visit, _ status: Int = 200, locale: String = "",
    _ make: (TeamConsole) throws(PageFailure) -> [UInt8]
  ) async throws -> Answer {
    let zones = gate.zones
    let workspace = try await records.read { db in
      try SnapshotReader.workspace(visit.host.workspace, zones: zones, db)
    }
    guard let workspace else { return gate.notFound(visit) }
    let console = try gate.catalogue.console(
      workspace, member: nil, locale: locale, today: workspace.zone.day(of: visit.now))
    return Answer(status, html: ByteBuffer(bytes: try make(console)))
  }
}
