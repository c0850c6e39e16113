import Actions
import GRDB
import Logging
import NIOCore
import Pages
import Portal
import PorticoCrypto
import Site
import Store

/// Does what the team posts: one transaction with its session, its form's nonce and everything that it writes. The
/// console shows what came of it from the database at once; the pages of the clients whom it is about are published
/// before the answer, those of very many by the generator.
struct TeamActionDesk: Sendable {
  let gate: TeamGate
  let runner: ActionRunner
  let publishing: Publishing
  let limits: Limits
  let uploads: ResumableDesk
  /// Says that something is to be mailed.
  let wakePost: @Sendable () -> Void
  let logger: Logger

  /// Takes back what the transaction wrote on the way to a refusal.
  private struct Undone: Error {
    let error: ActionError
  }

  /// - Parameters:
  ///   - destination: the page that shows what came of it.
  ///   - refused: the page of the form, with what is wrong; a plain answer where nil.
  func answer<A: TeamAction>(
    _ visit: Visit, _ entry: TeamGate.Entry, _ type: A.Type, given: [String: String], to destination: String,
    refused: (([Problem]) async throws -> Answer)? = nil
  ) async throws -> Answer {
    let post = Result { () throws(ActionError) in
      let action = try A.read(given, isStrict: false)
      return ActionPost(nonce: A.isOnce ? ActionPost.nonce(A.name, given) : nil) {
        runner, actor, address, db in
        _ = try runner.run(action, as: actor, from: address, db)
        return destination
      }
    }
    return try await answer(visit, entry, post, refused: refused)
  }

  /// The same with files, which are put into the vault when the action has accepted them.
  func answer<A: TeamAction & FileAction>(
    _ visit: Visit, _ entry: TeamGate.Entry, _ type: A.Type, _ sent: FileForm, to destination: String,
    refused: (([Problem]) async throws -> Answer)? = nil
  ) async throws -> Answer {
    let (member, workspace) = (entry.session.member, entry.workspace.id)
    // Read behind the look at its nonce: uploads of a form that is posted again are used up.
    let post = ActionPost(
      nonce: A.isOnce ? ActionPost.nonce(A.name, sent) : nil, settle: { uploads.letGo(sent) }
    ) { runner, actor, address, db in
      var action = try A.read(sent.fields, isStrict: false, besides: sent.problems)
      action.files = sent.files.map(\.arrival)
      _ = try runner.run(action, as: actor, from: address, db)
      try sent.keep(for: member, in: workspace, db)
      return destination
    }
    return try await answer(visit, entry, .success(post), refused: refused)
  }

  func answer(
    _ visit: Visit, _ entry: TeamGate.Entry, _ post: Result<ActionPost, ActionError>,
    refused: (([Problem]) async throws -> Answer)?
  ) async throws -> Answer {
    do {
      let post = try post.get()
      let claim = publishing.queue.claim()
      let (done, clients) = try await done(post, visit, entry, claim)
      switch done.kind {
      case .tooMany:
        SecurityEvent.rateLimit.log(
          logger, workspace: entry.workspace.id, actor: entry.session.id.text, network: visit.from)
        throw Rejected(429)
      case .done:
        post.settle()
        wakePost()
        await publishing.publish(clients)
      case .again: break
      }
      withExtendedLifetime(claim) {}
      return visit.wantsJSON ? .json(200, ["location": done.destination]) : .see(done.destination)
    } catch let error as ActionError {
      return try await refusal(error, visit, refused)
    } catch let undone as Undone {
      return try await refusal(undone.error, visit, refused)
    }
  }

  private func done(
    _ post: ActionPost, _ visit: Visit, _ entry: TeamGate.Entry, _ claim: PublishClaim
  ) async throws -> (ActionPost.Done, [ClientKey]) {
    let (session, workspace) = (entry.session, entry.workspace.id)
    return try await gate.records.act { db in
      do {
        let position = try ChangeLog.position(db)
        let done = try post.perform(
          runner, as: .member(session.member, workspace: workspace, role: session.role),
          by: session.member.text,
          limit: limits.postsPerMember, windowSeconds: limits.windowSeconds, from: visit.from,
          in: workspace, at: visit.now, db)
        let clients = try ChangeLog.clients(since: position, limit: Publishing.most, in: workspace, db)
        for key in clients ?? [] { claim.add(key) }
        return (done, clients ?? [])
      } catch let error as ActionError {
        throw Undone(error: error)
      }
    }
  }

  private func refusal(
    _ error: ActionError, _ visit: Visit, _ refused: (([Problem]) async throws -> Answer)?
  ) async throws -> Answer {
    let workspace = visit.host.workspace
    switch error {
    case .notFound: return gate.notFound(visit)
    case .forbidden(let why):
      return visit.wantsJSON ? .json(403, ["error": why]) : gate.messages.answer(403, .notAllowed, workspace)
    case .conflict(let conflict):
      let kind: Problem.Kind = if case .billing(let fault, _) = conflict { .billing(fault) } else { .tooLate }
      return visit.wantsJSON
        ? .json(409, ["error": "\(ActionError.conflict(conflict))"])
        : try await refused?([Problem("", "\(ActionError.conflict(conflict))", kind: kind)])
          ?? gate.messages.answer(409, .tryAgain, workspace)
    case .invalid(let problems):
      if visit.wantsJSON {
        return .json(422, Dictionary(problems.map { ($0.field, $0.message) }) { first, _ in first })
      }
      return try await refused?(problems) ?? gate.messages.answer(422, .badRequest, workspace)
    }
  }
}
