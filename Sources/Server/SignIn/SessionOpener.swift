import GRDB
import HTTPTypes
import Logging
import Portal
import PorticoCrypto
import Store

/// Turns a link into a session.
struct SessionOpener: Sendable {
  let records: Records
  let keys: TokenKeys
  let names: CookieNames
  let issuer: String
  let ended: EndedSessions
  let random: RandomBytes
  let zones: ZoneCache
  let logger: Logger

  enum Outcome: Sendable {
    case opened(destination: String, cookies: [Cookie])
    case ended
    case closed
    /// Used up, out of date, or no link at all.
    case dead
  }

  private enum Finding: Sendable {
    case session(Session, destination: String, replaced: [String])
    case refused(Outcome)
  }

  /// In one transaction: the link is used up, the browser's old session ends, a new one begins under an id and a secret
  /// that nobody knew before (threats.md, S-05).
  func open(_ token: OneTimeToken, _ visit: Visit) async throws -> Outcome {
    let secret = try OneTimeToken(random: random)
    let id = Session.ID(unchecked: try RandomID.text(prefix: Session.prefix, random: random))
    let finding = try await records.write { db in try use(token, visit, id, secret, db) }
    guard case .session(let session, let destination, let replaced) = finding else {
      if case .refused(let outcome) = finding { return outcome }
      return .dead
    }
    ended.add(replaced, at: visit.now)
    SecurityEvent.signedIn.log(
      logger, workspace: session.key.workspace, actor: session.id.text, network: visit.from)
    let text = try SessionToken.text(of: session, issuer: issuer, key: keys.ring.tokenKey, at: visit.now)
    return .opened(destination: destination, cookies: names.signedIn(secret: secret, token: text))
  }

  private func use(
    _ token: OneTimeToken, _ visit: Visit, _ id: Session.ID, _ secret: OneTimeToken, _ db: Database
  ) throws -> Finding {
    let now = visit.now
    guard let link = try SignInLinks.use(token.hash, in: visit.host.workspace, at: now, db) else {
      return .refused(.dead)
    }
    switch try Standing.of(link.key, zones: zones, at: now, db) {
    case .ended: return .refused(.ended)
    case .closed: return .refused(.closed)
    case nil: return .refused(.dead)
    case .open: break
    }
    let old = try visit.credentials.session.flatMap { try Sessions.end($0.hash, at: now, db)?.text }
    let session = Session(
      id: id, key: link.key, host: visit.host.name, expires: now.adding(seconds: Session.absoluteSeconds))
    let agent = (visit.headers[.userAgent] ?? "").unicodeScalars.prefix(300)
    try Sessions.begin(
      session, hash: secret.hash, userAgent: String(String.UnicodeScalarView(agent)), at: now, db)
    try SignInPeople.noteFirstUse(of: link.key, at: now, db)
    let home = "/c/\(link.key.client.text)/"
    return .session(
      session, destination: link.destination.isEmpty ? home : link.destination,
      replaced: [old].compactMap(\.self))
  }
}

extension CookieNames {
  /// The cookies of a new session. The token's stays longer than the token: while the database is down, an old one is
  /// still worth something.
  func signedIn(secret: OneTimeToken, token text: String) -> [Cookie] {
    [Cookie(name: session, value: secret.text.reveal(), maxAge: Session.absoluteSeconds), renewed(text)]
  }

  func renewed(_ text: String) -> Cookie {
    Cookie(name: token, value: text, maxAge: SessionToken.seconds + Admission.graceSeconds)
  }

  var removed: [Cookie] {
    [Cookie(name: session, value: "", maxAge: 0), Cookie(name: token, value: "", maxAge: 0)]
  }
}
