import Actions
import GRDB
import HTTPTypes
import Logging
import Portal
import PorticoCrypto
import Site
import Store

/// Does what clients post: one action each, in one transaction with its session, its form's nonce and everything that
/// it writes; then the client's pages are published, and only then is the browser sent to them (architecture.md, rule 5).
struct ActionDesk: Sendable {
  let records: Records
  let runner: ActionRunner
  let publishing: Publishing
  let refusals: Refusals
  let limits: Limits
  let state: PortalState
  /// Says that something is to be mailed.
  let wakePost: @Sendable () -> Void
  let logger: Logger

  /// What became of a post whose action was not refused.
  private struct Outcome: Sendable {
    enum Kind: Sendable {
      case done
      case again
      /// No session, or one that is over.
      case nobody
      case stranger
      case tooMany

      init(_ kind: ActionPost.Done.Kind) {
        self =
          switch kind {
          case .done: .done
          case .again: .again
          case .tooMany: .tooMany
          }
      }
    }

    let kind: Kind
    var session: Session?
    var destination = ""
  }

  /// - Parameters:
  ///   - given: the inputs, those from the address among them.
  ///   - destination: the page that shows what came of it.
  func answer<A: NamedAction>(
    _ visit: Visit, _ form: RefusedForm.Kind, _ type: A.Type, given: [String: String],
    to destination: @escaping @Sendable (A.Outcome) -> String
  ) async throws -> Answer {
    let post = Result { () throws(ActionError) in
      let action = try A.read(given, isStrict: false)
      return ActionPost(nonce: A.isOnce ? ActionPost.nonce(A.name, given) : nil) {
        runner, actor, address, db in
        destination(try runner.run(action, as: actor, from: address, db))
      }
    }
    return try await answer(visit, RefusedForm(form, given), post)
  }

  /// The same with files. They are put into the vault when the action has accepted them, before it is committed: rows
  /// never name bytes that are not there, and a refusal leaves no bytes.
  func answer<A: FileAction>(
    _ visit: Visit, _ form: RefusedForm.Kind, _ type: A.Type, _ sent: FileForm,
    to destination: @escaping @Sendable (A.Outcome) -> String
  ) async throws -> Answer {
    let post = Result { () throws(ActionError) in
      var action = try A.read(sent.fields, isStrict: false, besides: sent.problems)
      action.files = sent.files.map(\.arrival)
      return ActionPost(nonce: A.isOnce ? ActionPost.nonce(A.name, sent) : nil) {
        [action] runner, actor, address, db in
        let outcome = try runner.run(action, as: actor, from: address, db)
        for file in sent.files { try file.intake.keep() }
        return destination(outcome)
      }
    }
    return try await answer(visit, RefusedForm(form, sent.fields, hadFiles: sent.hadFiles), post)
  }

  /// What is answered to whoever is not the client whose address it is: asked before a long body is read. Each asking is
  /// counted as a post of its own, so that refused files are not sent without end.
  func refusal(_ visit: Visit) async throws -> Answer? {
    let workspace = visit.host.workspace
    if state.isClosed(workspace) { return refusals.closed(workspace) }
    guard let secret = visit.credentials.session else { return refusals.nobody(visit) }
    let (session, count) = try await records.act { db -> (Session?, Int) in
      guard let session = try live(secret, visit, db) else { return (nil, 0) }
      let count = try Attempts.count(
        "forms of \(session.key.client.text)", at: visit.now, windowSeconds: limits.windowSeconds, db)
      return (session, count)
    }
    guard let session else { return refusals.nobody(visit) }
    guard session.key.client.text == visit.part("client") else { return refusals.stranger(session.id, visit) }
    guard count <= limits.postsPerClient else { throw Rejected(429) }
    return nil
  }

  /// The page that a form is on, for whoever asks for the form's address.
  func wayBack(_ visit: Visit, to page: String) async throws -> Answer {
    let workspace = visit.host.workspace
    if state.isClosed(workspace) { return refusals.closed(workspace) }
    guard let secret = visit.credentials.session,
      let session = try await records.read({ db in try live(secret, visit, db) })
    else { return refusals.nobody(visit) }
    guard session.key.client.text == visit.part("client") else { return refusals.stranger(session.id, visit) }
    return .see(page)
  }

  private func answer(_ visit: Visit, _ form: RefusedForm, _ post: Result<ActionPost, ActionError>)
    async throws
    -> Answer
  {
    let workspace = visit.host.workspace
    if state.isClosed(workspace) { return refusals.closed(workspace) }
    guard let secret = visit.credentials.session else { return refusals.nobody(visit) }
    switch post {
    case .failure(let error):
      // Whoever is not the client learns nothing of what was wrong.
      return try await refusals.answer(error, form, visit, key: try await sessionKey(secret, visit))
    case .success(let post): return try await answer(visit, form, post, secret)
    }
  }

  private func answer(_ visit: Visit, _ form: RefusedForm, _ post: ActionPost, _ secret: OneTimeToken)
    async throws
    -> Answer
  {
    let workspace = visit.host.workspace
    let outcome: Outcome
    let claim = publishing.queue.claim()
    do {
      outcome = try await records.act { db in try perform(post, secret, visit, claim, db) }
    } catch let undone as Undone {
      return try await refusals.answer(undone.error, form, visit, key: undone.key)
    }
    guard let session = outcome.session else { return refusals.nobody(visit) }
    switch outcome.kind {
    case .nobody: return refusals.nobody(visit)
    case .stranger: return refusals.stranger(session.id, visit)
    case .tooMany:
      SecurityEvent.rateLimit.log(
        logger, workspace: workspace, actor: session.id.text, network: visit.from)
      throw Rejected(429)
    case .done:
      wakePost()
      await publishing.publish(session.key, first: outcome.destination)
    case .again: break
    }
    withExtendedLifetime(claim) {}
    let destination = outcome.destination
    return visit.wantsLocation ? .json(200, ["location": destination]) : .see(destination)
  }

  private func perform(
    _ post: ActionPost, _ secret: OneTimeToken, _ visit: Visit, _ claim: PublishClaim, _ db: Database
  ) throws -> Outcome {
    guard let session = try live(secret, visit, db) else { return Outcome(kind: .nobody) }
    guard session.key.client.text == visit.part("client") else {
      return Outcome(kind: .stranger, session: session)
    }
    let key = session.key
    claim.add(key)
    do {
      let done = try post.perform(
        runner, as: .client(key.client, workspace: key.workspace), by: key.client.text,
        limit: limits.postsPerClient,
        windowSeconds: limits.windowSeconds, from: visit.from, in: key.workspace, at: visit.now, db)
      return Outcome(kind: .init(done.kind), session: session, destination: done.destination)
    } catch let error as ActionError {
      throw Undone(key: key, error: error)
    }
  }

  /// Takes back what the transaction wrote on the way to a refusal.
  private struct Undone: Error {
    let key: ClientKey
    let error: ActionError
  }

  private func live(_ secret: OneTimeToken, _ visit: Visit, _ db: Database) throws -> Session? {
    try Sessions.live(secret.hash, in: visit.host.workspace, host: visit.host.name, at: visit.now, db)
  }

  private func sessionKey(_ secret: OneTimeToken, _ visit: Visit) async throws -> ClientKey? {
    try await records.read { db in try live(secret, visit, db)?.key }
  }
}
