import HTTPTypes
import Logging
import NIOCore
import Pages
import Portal
import PorticoCrypto
import Store

/// Signing in by a link in a mail: ask for one, look at it, use it.
struct SignInDesk: Sendable {
  let records: Records
  let catalogue: Catalogue
  let shelf: PageShelf
  let messages: Messages
  let limits: AttemptLimits
  let requests: LinkRequests
  let opener: SessionOpener
  let zones: ZoneCache
  let state: PortalState
  let logger: Logger

  /// Bytes of a form: an address, a path, and their names.
  private static let formLimit = 8 << 10

  // MARK: Asking for a link

  func form(_ visit: Visit) async throws -> Answer {
    if state.isClosed(visit.host.workspace) { return unavailable(visit) }
    guard let to = visit.query["to"], PagePath.isPage(to) else { return try published(visit) }
    do {
      return try await form(visit, to: to, email: "", status: 200)
    } catch is DatabaseUnreachable {
      return try published(visit)
    }
  }

  private func published(_ visit: Visit) throws -> Answer {
    do {
      return Answer(200, html: try shelf.file("/\(visit.host.workspace.text)/public/sign-in/index.html").body)
    } catch {
      return messages.answer(503, .busy, visit.host.workspace)
    }
  }

  private func form(_ visit: Visit, to: String?, email: String, status: Int) async throws -> Answer {
    guard let brand = try await brand(visit.host.workspace) else { return try published(visit) }
    let page = try catalogue.signInPage(brand: brand, to: to, email: email, isRefused: status != 200)
    return Answer(status, html: ByteBuffer(bytes: page))
  }

  /// One answer for every address, known or not, after the same work.
  func ask(_ visit: Visit) async throws -> Answer {
    if state.isClosed(visit.host.workspace) { return unavailable(visit) }
    let form = try await visit.form(upTo: Self.formLimit)
    let to = form["to"].flatMap { PagePath.isPage($0) ? $0 : nil }
    let typed = form["email"] ?? ""
    if typed.isEmpty, let to, let client = PagePath.client(in: to) {
      // One tap on a page that a mail led to: the address is not typed, and not told.
      return try await send(visit, to: .client(client), named: client.text, destination: to)
    }
    guard let email = EmailAddress.normalised(typed) else {
      return try await self.form(visit, to: to, email: typed, status: 422)
    }
    return try await send(visit, to: .email(email), named: email, destination: to ?? "")
  }

  private func send(
    _ visit: Visit, to addressee: LinkRequest.Addressee, named name: String, destination: String
  ) async throws -> Answer {
    let workspace = visit.host.workspace
    let request = try requests.request(to: addressee, destination: destination, from: visit.host)
    let isAllowed = try await limits.allowsLink(
      to: name, network: visit.network, in: workspace, at: visit.now
    ) { [now = visit.now] db in try request.add(at: now, db) }
    if isAllowed {
      requests.wakePost()
    } else {
      SecurityEvent.rateLimit.log(logger, workspace: workspace, network: visit.from)
    }
    return .see("/sign-in/sent")
  }

  func sent(_ visit: Visit) -> Answer {
    messages.answer(200, .checkYourMail, visit.host.workspace)
  }

  // MARK: A link

  /// The page with the button. Looking at a link uses nothing up, however often.
  func look(_ visit: Visit) async throws -> Answer {
    if state.isClosed(visit.host.workspace) { return unavailable(visit) }
    guard let token = OneTimeToken(text: visit.part("token")) else { return deadLink(visit) }
    let found = try await records.read { db -> (Standing?, String)? in
      guard let link = try SignInLinks.working(token.hash, in: visit.host.workspace, at: visit.now, db) else {
        return nil
      }
      let standing = try Standing.of(link.key, zones: zones, at: visit.now, db)
      return (standing, visit.path)
    }
    switch found?.0 {
    case .open(let account):
      let page = try catalogue.confirmPage(
        brand: catalogue.brand(of: account.workspace), name: account.client.name, path: visit.path,
        locale: account.client.locale)
      var answer = Answer(200, html: ByteBuffer(bytes: page))
      answer.isAddressSecret = true
      return answer
    case .ended: return ended(visit)
    case .closed: return unavailable(visit)
    case nil: return deadLink(visit)
    }
  }

  /// The button: one statement uses the link up, or there is nothing to use.
  func use(_ visit: Visit) async throws -> Answer {
    if state.isClosed(visit.host.workspace) { return unavailable(visit) }
    let form = try await visit.form(upTo: Self.formLimit)
    let token = OneTimeToken(text: visit.part("token"))
    if form["again"] != nil { return try await again(visit, token) }
    guard let token else { return try await refuse(visit) }
    switch try await opener.open(token, visit) {
    case .opened(let destination, let cookies): return Answer.see(destination).adding(cookies)
    case .ended: return ended(visit)
    case .closed: return unavailable(visit)
    case .dead: return try await refuse(visit)
    }
  }

  /// A new link instead of one that works no more, to whoever that was for: the dead link's own page has the button.
  private func again(_ visit: Visit, _ token: OneTimeToken?) async throws -> Answer {
    guard let token else { return .see("/sign-in/") }
    let link = try await records.read { db in
      try SignInLinks.addressee(token.hash, in: visit.host.workspace, db)
    }
    guard let link else { return .see("/sign-in/") }
    return try await send(
      visit, to: .client(link.key.client), named: link.email, destination: link.destination)
  }

  private func refuse(_ visit: Visit) async throws -> Answer {
    guard try await limits.allowsFailedLink(network: visit.network, at: visit.now) else {
      SecurityEvent.rateLimit.log(logger, workspace: visit.host.workspace, network: visit.from)
      throw Rejected(429)
    }
    return deadLink(visit)
  }

  // MARK: Answers

  private func deadLink(_ visit: Visit) -> Answer {
    SecurityEvent.deadLink.log(logger, workspace: visit.host.workspace, network: visit.from)
    var answer = messages.answer(404, .linkExpired, visit.host.workspace)
    answer.isAddressSecret = true
    return answer
  }

  private func ended(_ visit: Visit) -> Answer { messages.answer(403, .accessEnded, visit.host.workspace) }
  private func unavailable(_ visit: Visit) -> Answer {
    messages.answer(403, .unavailable, visit.host.workspace)
  }

  private func brand(_ workspace: Workspace.ID) async throws -> Brand? {
    let settings = try await records.read { db in
      try SnapshotReader.workspace(workspace, zones: zones, db)
    }
    return settings.map { catalogue.brand(of: $0) }
  }
}
