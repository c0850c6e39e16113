import Logging
import Pages
import Portal
import PorticoCrypto
import Store

/// What a signed-in client's browser asks for besides pages: its home, a new token, an end.
struct SessionDesk: Sendable {
  let records: Records
  let keys: TokenKeys
  let names: CookieNames
  let issuer: String
  let admission: Admission
  let messages: Messages
  let errands: Errands
  let zones: ZoneCache
  let recent: RecentRequests
  let logger: Logger

  /// In bytes.
  private static let formLimit = 1 << 10

  /// To where whoever asks belongs.
  func home(_ visit: Visit) -> Answer {
    let workspace = visit.host.workspace
    if admission.state.isClosed(workspace) { return messages.answer(403, .unavailable, workspace) }
    if let token = visit.credentials.token, admission.isGood(token, on: visit.host.name, at: visit.now) {
      return .see("/c/\(token.scope)/")
    }
    if visit.credentials.session == nil, visit.credentials.member != nil { return .see(TeamGate.home) }
    return .see(visit.credentials.session == nil ? "/sign-in/" : "/session/renew")
  }

  /// A new token from the session, and back to where the browser came from.
  func renew(_ visit: Visit) async throws -> Answer {
    let workspace = visit.host.workspace
    if admission.state.isClosed(workspace) { return messages.answer(403, .unavailable, workspace) }
    let to = visit.query["to"].flatMap { PagePath.isPage($0) ? $0 : nil }
    guard let secret = visit.credentials.session else { return signIn(to) }
    let found: (Session, Standing?)?
    do {
      found = try await records.read { db in
        try Sessions.live(secret.hash, in: workspace, host: visit.host.name, at: visit.now, db)
          .map { ($0, try Standing.of($0.key, zones: zones, at: visit.now, db)) }
      }
    } catch let error as DatabaseUnreachable {
      // Pages know it by now: a token within its grace opens them.
      if let to, let token = visit.credentials.token,
        admission.isGood(token, on: visit.host.name, at: visit.now)
      {
        return .see(to)
      }
      throw error
    }
    guard let (session, standing) = found else { return signIn(to).adding(names.removed) }
    switch standing {
    case .open: return try renew(session, to, visit)
    case .closed: return messages.answer(403, .unavailable, workspace)
    case .ended, nil: return try await end(session.key, visit)
    }
  }

  private func renew(_ session: Session, _ to: String?, _ visit: Visit) throws -> Answer {
    // Sent here by an edge that saw a good token at another client's page: the same answer as at the page itself.
    if let to, PagePath.client(in: to) != session.key.client {
      SecurityEvent.foreignPage.log(logger, workspace: session.key.workspace, actor: session.id.text)
      return messages.answer(404, .notFound, session.key.workspace)
    }
    let page = to ?? "/c/\(session.key.client.text)/"
    if recent.isLoop(session.id.text, page, at: visit.now) {
      return messages.answer(409, .tryAgain, session.key.workspace)
    }
    let text = try SessionToken.text(of: session, issuer: issuer, key: keys.ring.tokenKey, at: visit.now)
    let records = records
    let logger = logger
    errands.add {
      do {
        try await records.write { db in
          try Sessions.touch(session.id, in: session.key.workspace, at: visit.now, db)
        }
      } catch {
        // The session ends a few minutes earlier one day; nothing else is lost.
        logger.warning("a session's use was not noted", metadata: ["error": "\(error)"])
      }
    }
    return Answer.see(page).adding([names.renewed(text)])
  }

  /// Sessions end with the last access.
  private func end(_ key: ClientKey, _ visit: Visit) async throws -> Answer {
    let ids = try await records.write { db in try Sessions.endAll(of: key, at: visit.now, db) }
    admission.ended.add(ids.map(\.text), at: visit.now)
    return messages.answer(403, .accessEnded, key.workspace).adding(names.removed)
  }

  func signOut(_ visit: Visit) async throws -> Answer {
    // It has no fields; what is in disguise is refused here as everywhere (threats.md, C-03).
    if visit.headers[.contentType] != nil { _ = try await visit.form(upTo: Self.formLimit) }
    var answer = Answer.see("/signed-out").adding(names.removed)
    answer.fields.append(Field("Clear-Site-Data", "\"cache\""))
    guard let secret = visit.credentials.session else { return answer }
    let id = try await records.write { db in try Sessions.end(secret.hash, at: visit.now, db) }
    if let id {
      admission.ended.add([id.text], at: visit.now)
      SecurityEvent.signedOut.log(
        logger, workspace: visit.host.workspace, actor: id.text, network: visit.from)
    }
    return answer
  }

  func signedOut(_ visit: Visit) -> Answer {
    messages.answer(200, .signedOut, visit.host.workspace)
  }

  private func signIn(_ to: String?) -> Answer {
    .see("/sign-in/" + (to.map { "?to=\($0)" } ?? ""))
  }
}
