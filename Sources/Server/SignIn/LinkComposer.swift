import GRDB
import Pages
import Portal
import PorticoCrypto
import Post
import Store

/// Answers requests for links: with a mail that signs in, with one that says that nothing is shared any more, or with
/// nothing.
package struct LinkComposer: Sendable {
  private let store: Store
  private let catalogue: Catalogue
  private let issuer: LinkIssuer
  private let sender: String
  private let sealing: SealedBox
  private let zones: ZoneCache
  private let now: @Sendable () -> Instant

  /// A link's time runs from when it was asked for. In its last minute it is no use to send it.
  static let latestSeconds = LinkIssuer.seconds(.signIn) - 60

  /// - Parameter sender: the address that mails come from where a workspace has none of its own: `MAIL_FROM`.
  package init(
    store: Store, catalogue: Catalogue, baseURL: BaseURL, sender: String, sealing: SealedBox,
    random: RandomBytes, zones: ZoneCache = ZoneCache(), now: @escaping @Sendable () -> Instant
  ) {
    self.store = store
    self.catalogue = catalogue
    issuer = LinkIssuer(baseURL: baseURL, random: random)
    self.sender = sender
    self.sealing = sealing
    self.zones = zones
    self.now = now
  }

  private enum Answer: Sendable {
    case link(Standing.Account, Secret<String>, Stationery)
    case end(Standing.Account, Stationery)
    case member(Members.Person, Workspace, Secret<String>, Stationery)
    case nothing(String)
  }

  /// - Parameter entry: a request for a link.
  package func compose(_ entry: Outbox.Entry) async throws -> Composition {
    let request: LinkRequest
    do {
      request = try LinkRequest(entry, sealing: sealing)
    } catch {
      throw DeliveryProblem.permanent("the request for a link cannot be read: \(error)")
    }
    let now = now()
    switch try await store.writing({ db in try answer(request, entry, at: now, db) }) {
    case .link(let account, let link, let stationery):
      let content = try catalogue.signInMail(
        to: account.client.name, brand: catalogue.brand(of: account.workspace),
        locale: account.client.locale, link: link.reveal(), minutes: Self.minutesLeft(entry, at: now))
      return try stationery.composition(content, entry, account)
    case .end(let account, let stationery):
      let content = try catalogue.accessEndedMail(
        to: account.client.name, brand: catalogue.brand(of: account.workspace), locale: account.client.locale)
      return try stationery.composition(content, entry, account)
    case .member(let person, let workspace, let link, let stationery):
      let content = try catalogue.signInMail(
        to: person.name, brand: catalogue.brand(of: workspace), locale: person.locale, link: link.reveal(),
        minutes: Self.minutesLeft(entry, at: now), isTeam: true)
      return Composition(mail: try stationery.mail(content, for: entry, to: person.name, person.email))
    case .nothing(let reason): return .nothing(entry, reason)
    }
  }

  private func answer(_ request: LinkRequest, _ entry: Outbox.Entry, at now: Instant, _ db: Database) throws
    -> Answer
  {
    let key: ClientKey?
    switch request.addressee {
    case .email(let email): key = try SignInPeople.client(email: email, in: entry.workspace, db)
    case .client(let id): key = ClientKey(workspace: entry.workspace, client: id)
    case .member(let email): return try member(email, request, entry, at: now, db)
    }
    guard let key, let standing = try Standing.of(key, zones: zones, at: now, db) else {
      return .nothing("nobody here has this address")
    }
    let stationery = try Stationery(of: entry.workspace, fallback: sender, db)
    switch standing {
    case .open(let account):
      guard let link = try link(request, for: key, entry, at: now, db) else {
        return .nothing("the link was used, or newer ones took its place")
      }
      return .link(account, link, stationery)
    case .ended(let account): return .end(account, stationery)
    case .closed: return .nothing("the portal is switched off")
    }
  }

  private func member(
    _ email: String, _ request: LinkRequest, _ entry: Outbox.Entry, at now: Instant, _ db: Database
  ) throws -> Answer {
    guard let found = try Members.find(email: email, in: entry.workspace, db),
      let person = try Members.person(found.id, in: entry.workspace, db),
      let workspace = try SnapshotReader.workspace(entry.workspace, zones: zones, db)
    else { return .nothing("nobody of the team has this address") }
    let stationery = try Stationery(of: entry.workspace, fallback: sender, db)
    if try SignInLinks.isKnown(request.token.hash, in: entry.workspace, db) {
      guard try MemberLinks.working(request.token.hash, in: entry.workspace, at: now, db) != nil else {
        return .nothing("the link was used, or newer ones took its place")
      }
      return .member(person, workspace, issuer.teamAddress(of: request.token, host: request.host), stationery)
    }
    let issued = try issuer.issue(
      toMember: found.id, kind: .signIn, destination: request.destination, host: request.host,
      token: request.token, in: entry.workspace, at: entry.created, db)
    return issued.map { .member(person, workspace, $0.url, stationery) }
      ?? .nothing("nobody of the team has this address")
  }

  /// The link of a request; the same one when its mail has to be sent again.
  private func link(
    _ request: LinkRequest, for key: ClientKey, _ entry: Outbox.Entry, at now: Instant, _ db: Database
  ) throws -> Secret<String>? {
    if try SignInLinks.isKnown(request.token.hash, in: key.workspace, db) {
      let link = try SignInLinks.working(request.token.hash, in: key.workspace, at: now, db)
      return link.map { _ in issuer.address(of: request.token, host: request.host) }
    }
    return try issuer.issue(
      for: key, kind: .signIn, destination: request.destination, host: request.host, token: request.token,
      at: entry.created, db)?.url
  }

  private static func minutesLeft(_ entry: Outbox.Entry, at now: Instant) -> Int {
    let end = entry.created.adding(seconds: LinkIssuer.seconds(.signIn))
    return max(1, Int((end.seconds - now.seconds + 30) / 60))
  }
}

extension Stationery {
  fileprivate func composition(_ content: MailContent, _ entry: Outbox.Entry, _ account: Standing.Account)
    throws -> Composition
  {
    Composition(
      mail: try mail(content, for: entry, to: account.client.name, account.client.email),
      about: account.client.id)
  }
}
