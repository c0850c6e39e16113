import GRDB
import HTTPTypes
import Logging
import Portal
import PorticoCrypto
import Store

/// Turns a link, or a second factor, into a session of the team. Each time it begins under an id and a secret that
/// nobody knew before (threats.md, S-05).
struct MemberSessionOpener: Sendable {
  let records: Records
  let names: CookieNames
  let random: RandomBytes
  let logger: Logger

  struct Opened: Sendable {
    let destination: String
    let cookie: Cookie
  }

  /// - Returns: nil for a link that works no more.
  func open(_ token: OneTimeToken, _ visit: Visit) async throws -> Opened? {
    let secret = try OneTimeToken(random: random)
    let id = try freshID()
    let workspace = visit.host.workspace
    let link = try await records.write { db -> MemberLinks.Link? in
      guard let link = try MemberLinks.use(token.hash, in: workspace, at: visit.now, db) else { return nil }
      try begin(
        id, for: link.member, secret, hasSecondFactor: link.kind == .operator, visit, db)
      return link
    }
    guard let link else { return nil }
    log(id, visit)
    return Opened(
      destination: link.destination.isEmpty ? TeamGate.home : link.destination, cookie: cookie(secret))
  }

  /// The same session of the same member, with both factors, in the caller's transaction.
  func raise(
    _ session: MemberSession, to id: MemberSession.ID, _ secret: OneTimeToken, _ visit: Visit, _ db: Database
  ) throws {
    try begin(id, for: session.member, secret, hasSecondFactor: true, visit, db)
  }

  func freshID() throws -> MemberSession.ID {
    MemberSession.ID(unchecked: try RandomID.text(prefix: MemberSession.prefix, random: random))
  }

  func log(_ id: MemberSession.ID, _ visit: Visit) {
    SecurityEvent.signedIn.log(
      logger, workspace: visit.host.workspace, actor: id.text, network: visit.from)
  }

  /// The browser's old session ends with it.
  private func begin(
    _ id: MemberSession.ID, for member: Member.ID, _ secret: OneTimeToken, hasSecondFactor: Bool,
    _ visit: Visit,
    _ db: Database
  ) throws {
    if let old = visit.credentials.member { _ = try Sessions.end(old.hash, at: visit.now, db) }
    let agent = (visit.headers[.userAgent] ?? "").unicodeScalars.prefix(300)
    try MemberSessions.begin(
      id, for: member, hash: secret.hash, host: visit.host.name,
      userAgent: String(String.UnicodeScalarView(agent)), hasSecondFactor: hasSecondFactor,
      in: visit.host.workspace, at: visit.now, db)
  }

  func cookie(_ secret: OneTimeToken) -> Cookie {
    Cookie(name: names.member, value: secret.text.reveal(), maxAge: MemberSession.absoluteSeconds)
  }

  var removed: Cookie { Cookie(name: names.member, value: "", maxAge: 0) }
}
