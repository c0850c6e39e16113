import Actions
import Logging
import NIOCore
import Pages
import Portal
import Store

/// What is answered where an action was not done.
struct Refusals: Sendable {
  let records: Records
  let catalogue: Catalogue
  let messages: Messages
  let zones: ZoneCache
  let logger: Logger

  func closed(_ workspace: Workspace.ID) -> Answer { messages.answer(403, .unavailable, workspace) }

  /// Back to where the form was, by way of signing in: the words that were typed are in the browser's history.
  func nobody(_ visit: Visit) -> Answer {
    if visit.wantsJSON { return .json(401, ["error": "sign in"]) }
    let page = visit.path.split(separator: "/").prefix(2).joined(separator: "/")
    return .see(PagePath.isPage("/\(page)/") ? "/sign-in/?to=/\(page)/" : "/sign-in/")
  }

  /// As for what does not exist.
  func stranger(_ session: Session.ID, _ visit: Visit) -> Answer {
    SecurityEvent.foreignPage.log(logger, workspace: visit.host.workspace, actor: session.text)
    return notFound(visit)
  }

  private func notFound(_ visit: Visit) -> Answer {
    visit.wantsJSON
      ? .json(404, ["error": "not found"]) : messages.answer(404, .notFound, visit.host.workspace)
  }

  /// - Parameter key: whose session it is; nil for nobody's.
  func answer(_ error: ActionError, _ form: RefusedForm, _ visit: Visit, key: ClientKey?) async throws
    -> Answer
  {
    guard let key else { return nobody(visit) }
    guard key.client.text == visit.part("client") else { return notFound(visit) }
    switch error {
    case .notFound: return notFound(visit)
    case .forbidden:
      return visit.wantsJSON
        ? .json(403, ["error": "not allowed"]) : messages.answer(403, .notAllowed, visit.host.workspace)
    case .invalid(let problems):
      if visit.wantsJSON {
        return .json(422, Dictionary(problems.map { ($0.field, $0.message) }) { first, _ in first })
      }
      return try await page(422, key, visit) { snapshot, today, brand throws(PageFailure) in
        try catalogue.refusedPage(form.state(problems), of: snapshot, on: today, brand: brand)
      }
    case .conflict(let conflict):
      if visit.wantsJSON { return .json(409, ["error": "\(ActionError.conflict(conflict))"]) }
      return try await page(409, key, visit) { snapshot, today, brand throws(PageFailure) in
        try catalogue.conflictPage(
          conflict.page, note: form.note, of: snapshot, on: today, brand: brand)
      }
    }
  }

  /// A page of the client's own, made for this one answer.
  private func page(
    _ status: Int, _ key: ClientKey, _ visit: Visit,
    _ make: @Sendable (ClientSnapshot, Day, Brand) throws(PageFailure) -> [UInt8]?
  ) async throws -> Answer {
    let snapshot = try await records.read { db in
      try SnapshotReader.workspace(key.workspace, zones: zones, db).flatMap { workspace in
        try SnapshotReader.client(key.client, of: workspace, on: workspace.zone.day(of: visit.now), db)?
          .snapshot.get()
      }
    }
    guard let snapshot else { return notFound(visit) }
    let today = snapshot.workspace.zone.day(of: visit.now)
    guard let page = try make(snapshot, today, catalogue.brand(of: snapshot.workspace)) else {
      return notFound(visit)
    }
    return Answer(status, html: ByteBuffer(bytes: page))
  }
}

extension ActionError.Conflict {
  fileprivate var page: ConflictPage.Kind {
    switch self {
    case .superseded(let id): .superseded(id)
    case .decided(let id): .decided(id)
    case .other, .billing: .other
    }
  }
}
