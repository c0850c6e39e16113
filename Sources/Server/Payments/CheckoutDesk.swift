import Actions
import GRDB
import Logging
import Portal
import PorticoCrypto
import Store
import Stripe

/// Opens what a client wants to pay at Stripe: the database says how much, Stripe where.
struct CheckoutDesk: Sendable {
  let records: Records
  let runner: ActionRunner
  let till: Till
  let refusals: Refusals
  let limits: Limits
  let state: PortalState
  let logger: Logger

  /// A session that somebody else opened for the same invoice is ended first; then it is tried again.
  private static let tries = 3

  private enum Begun: Sendable {
    case nobody
    case stranger(Session.ID)
    case tooMany(Session.ID)
    case begun(BeginCheckout.Outcome, Session)
  }

  /// Takes back what the transaction wrote on the way to a refusal.
  private struct Undone: Error {
    let key: ClientKey
    let error: ActionError
  }

  func answer(_ visit: Visit, _ given: [String: String]) async throws -> Answer {
    let workspace = visit.host.workspace
    if state.isClosed(workspace) { return refusals.closed(workspace) }
    guard let secret = visit.credentials.session else { return refusals.nobody(visit) }
    var given = given
    given["mode"] = visit.wantsJSON ? Checkout.Mode.embedded.rawValue : Checkout.Mode.hosted.rawValue
    let action: BeginCheckout
    do throws(ActionError) {
      action = try BeginCheckout.read(given, isStrict: false)
    } catch {
      return try await refusals.answer(
        error, RefusedForm(.checkout, given), visit, key: try await key(secret, visit))
    }
    do {
      for _ in 0..<Self.tries {
        switch try await records.act({ db in try begin(action, secret, visit, db) }) {
        case .nobody: return refusals.nobody(visit)
        case .stranger(let session): return refusals.stranger(session, visit)
        case .tooMany(let session):
          SecurityEvent.rateLimit.log(logger, workspace: workspace, actor: session.text, network: visit.from)
          throw Rejected(429)
        case .begun(.open(let checkout), let session):
          if let answer = try await open(checkout, session, visit) { return answer }
        case .begun(.endFirst(let others), let session):
          for other in others where try await till.end(other, in: workspace) == .paid {
            return leave(to: other, session, visit)
          }
        }
      }
    } catch let undone as Undone {
      return try await refusals.answer(undone.error, RefusedForm(.checkout, given), visit, key: undone.key)
    } catch StripeError.refused(_, let code, _) where Self.isOfAmount(code) {
      let why = ActionError.conflict(.other("this amount cannot be paid by card: pay by bank transfer"))
      return try await refusals.answer(
        why, RefusedForm(.checkout, given), visit, key: try await key(secret, visit))
    } catch let error as StripeError {
      return unavailable(error, visit)
    }
    return unavailable(.unreachable("the session ended again and again"), visit)
  }

  /// What Stripe takes at least and at most of a currency depends on what the account is paid out in.
  private static func isOfAmount(_ code: String) -> Bool {
    code == "amount_too_small" || code == "amount_too_large"
  }

  private func begin(_ action: BeginCheckout, _ secret: OneTimeToken, _ visit: Visit, _ db: Database) throws
    -> Begun
  {
    let workspace = visit.host.workspace
    guard
      let session = try Sessions.live(secret.hash, in: workspace, host: visit.host.name, at: visit.now, db)
    else { return .nobody }
    guard session.key.client.text == visit.part("client") else { return .stranger(session.id) }
    let count = try Attempts.count(
      "posts of \(session.key.client.text)", at: visit.now, windowSeconds: limits.windowSeconds, db)
    guard count <= limits.postsPerClient else { return .tooMany(session.id) }
    do {
      let outcome = try runner.run(
        action, as: .client(session.key.client, workspace: workspace), from: visit.from, db)
      return .begun(outcome, session)
    } catch let error as ActionError {
      throw Undone(key: session.key, error: error)
    }
  }

  /// Nil where the session that was there has ended meanwhile: then another one is begun.
  private func open(_ checkout: Checkout, _ session: Session, _ visit: Visit) async throws -> Answer? {
    guard let opened = try await till.open(checkout, for: session.key.client, visit) else { return nil }
    switch opened {
    case .paid: return leave(to: checkout, session, visit)
    case .open(let secret, let publishable):
      guard visit.wantsJSON else { return .see("/checkout/\(checkout.id.text)") }
      return .json(200, ["clientSecret": secret, "publishableKey": publishable])
    }
  }

  /// It is paid already: the page that says so.
  private func leave(to checkout: Checkout, _ session: Session, _ visit: Visit) -> Answer {
    let page = "/c/\(session.key.client.text)/billing/"
    return visit.wantsJSON ? .json(409, ["error": "paid", "location": page]) : .see(page)
  }

  private func unavailable(_ error: StripeError, _ visit: Visit) -> Answer {
    logger.error(
      "a payment could not be begun",
      metadata: ["request": "\(visit.id)", "workspace": "\(visit.host.workspace.text)", "error": "\(error)"])
    if visit.wantsJSON { return .json(503, ["error": "Stripe cannot be reached"]) }
    var answer = refusals.messages.answer(503, .cardsUnavailable, visit.host.workspace)
    answer.fields.append(Field("Retry-After", "30"))
    return answer
  }

  private func key(_ secret: OneTimeToken, _ visit: Visit) async throws -> ClientKey? {
    try await records.read { db in
      try Sessions.live(secret.hash, in: visit.host.workspace, host: visit.host.name, at: visit.now, db)?.key
    }
  }
}
