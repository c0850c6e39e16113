import HTTPTypes
import Hummingbird
import Logging
import PorticoCrypto
import Store

/// The listener for edges and operators: on a socket of its own, without a host gate, without sessions.
struct AdminResponder: HTTPResponder {
  typealias Context = VisitContext

  let edge: EdgeDesk
  let watch: Watch
  let records: Records
  let templates: String
  let gate: ResponseGate
  let tally: RequestTally
  let random: RandomBytes
  let logger: Logger

  func respond(to request: Request, context: VisitContext) async throws -> Response {
    let parts = (request.head.path ?? "").split(
      separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    let path = parts.first.map(String.init) ?? ""
    let isHead = request.method == .head
    let id = RequestRecord.freshID(random)
    guard isHead || request.method == .get || path == "/edge/authorize" else {
      return gate.response(Answer(405), isHead: false, requestID: id)
    }
    let query = parts.dropFirst().first.flatMap { FormFields($0.utf8) } ?? .empty
    return gate.response(await answer(path, query, request), isHead: isHead, requestID: id)
  }

  private func answer(_ path: String, _ query: FormFields, _ request: Request) async -> Answer {
    switch path {
    case "/edge/authorize":
      let answer = await edge.authorize(request.headers, authority: request.head.authority)
      tally.count(path, answer.status)
      return answer
    case "/edge/domain": return edge.domain(query)
    case "/healthz": return Answer(200, text: "ok\n")
    case "/readyz": return await ready()
    case "/metrics": return Answer(200, text: Metrics.text(tally, await watch.look()), type: Metrics.type)
    default: return Messages.plain(404)
    }
  }

  private func ready() async -> Answer {
    let readiness = await watch.look()
    let failures = try? await records.read { db in try PageFailures.all(limit: 50, db) }
    let text = readiness.lines(templates: templates, failures: failures ?? [])
    return Answer(readiness.isReady ? 200 : 503, text: text)
  }
}
