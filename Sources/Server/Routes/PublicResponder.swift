import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOHTTP1
import Portal
import PorticoCrypto

/// Everything that the door does not answer itself: finds host and route, asks the route, and lets what it says through
/// the gate. Nothing that happens in a route gets past it: an error is a page, never its own text.
///
/// Not Hummingbird's router: to that `/a/`, `/a` and `//a` are one path, and a path that has other methods is not found.
struct PublicResponder: HTTPResponder {
  typealias Context = VisitContext

  let table: RouteTable
  let hosts: Hosts
  let messages: Messages
  let reader: CredentialReader
  let gate: ResponseGate
  let settings: ServerSettings
  let tally: RequestTally
  let watch: Watch
  let random: RandomBytes
  let now: @Sendable () -> Instant
  let logger: Logger

  func respond(to request: Request, context: VisitContext) async throws -> Response {
    let start = ContinuousClock.now
    let id = RequestRecord.freshID(random)
    let (answer, record) = await answer(request, context, id: id)
    tally.count(record.route, answer.status)
    record.log(logger, answer.status, ContinuousClock.now - start)
    return gate.response(answer, isHead: request.method == .head, requestID: id)
  }

  private func answer(_ request: Request, _ context: VisitContext, id: String) async -> (
    Answer, RequestRecord
  ) {
    var record = RequestRecord(id: id, method: request.method)
    let parts = (request.head.path ?? "").split(
      separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    let path = parts.first.map(String.init) ?? ""
    if request.method == .get || request.method == .head, let health = HealthAnswer.of(path, watch.readiness)
    {
      record.route = path
      return (health, record)
    }
    guard let name = hostName(request) else { return (Messages.plain(400), record) }
    guard let host = hosts.find(name) else { return (Messages.plain(421), record) }
    record.workspace = host.workspace
    guard CanonicalPath.isValid(Array(path.utf8).span) else {
      return (messages.answer(400, .badRequest, host.workspace), record)
    }
    // Others add to our links what they like: a query that is no form has nothing for us.
    let query = parts.dropFirst().first.flatMap { FormFields($0.utf8, repeated: ["invoice"]) } ?? .empty

    switch table.match(request.method, path) {
    case .none: return (messages.answer(404, .notFound, host.workspace), record)
    case .wrongMethod(let allowed):
      var answer = messages.answer(405, .badRequest, host.workspace)
      answer.fields.append(Field("Allow", allowed.joined(separator: ", ")))
      return (answer, record)
    case .found(let route, let parts):
      record.route = route.template
      let cookies = request.headers[values: .cookie].joined(separator: "; ")
      let time = now()
      let credentials = reader.read(Array(cookies.utf8), at: time)
      record.session = credentials.token?.subject
      let visit = Visit(
        method: request.method, path: path, query: query, headers: request.headers, host: host,
        credentials: credentials, parts: parts,
        address: context.address(request.headers, trusted: settings.trustedProxies), id: id, now: time,
        body: request.body)
      return (await answer(visit, route), record)
    }
  }

  private func answer(_ visit: Visit, _ route: Route) async -> Answer {
    let workspace = visit.host.workspace
    if route.method != .get, route.audience != .signer,
      !RequestOrigin.isOurs(visit.headers, origin: settings.baseURL.origin(of: visit.host.name))
    {
      SecurityEvent.foreignForm.log(logger, workspace: workspace, network: visit.from)
      return messages.answer(403, .refused, workspace)
    }
    do {
      return try await route.answer(visit)
    } catch let rejected as Rejected {
      return messages.answer(rejected.status, rejected.status == 429 ? .tooMany : .badRequest, workspace)
    } catch is HTTPParserError {
      // The body ended before its end: nobody waits for this any more.
      return messages.answer(400, .badRequest, workspace)
    } catch let error as DatabaseUnreachable {
      logger.error(
        "the database cannot be reached", metadata: ["request": "\(visit.id)", "error": "\(error.reason)"])
      var answer = messages.answer(503, .busy, workspace)
      answer.fields.append(Field("Retry-After", "10"))
      return answer
    } catch {
      logger.error("a request failed", metadata: ["request": "\(visit.id)", "error": "\(error)"])
      return messages.failure(visit.id, workspace)
    }
  }

  /// The one name in `Host`; Hummingbird takes the first header away as the authority and leaves others in the fields.
  private func hostName(_ request: Request) -> String? {
    guard request.headers[values: Self.host].isEmpty, let authority = request.head.authority else {
      return nil
    }
    return HostName.normalised(Array(authority.utf8))
  }

  private static let host = HTTPField.Name("Host") ?? .from
}

extension ResponseGate {
  /// - Parameter requestID: so that somebody who saw an error can be helped (threats.md, O-03).
  func response(_ answer: Answer, isHead: Bool, requestID: String) -> Response {
    var headers = HTTPFields()
    for field in fields(of: answer) { headers.set(field) }
    headers.set(Field("X-Request-Id", requestID))
    if let length = answer.sentLength { headers.set(Field("Content-Length", String(length))) }
    let streamed = answer.slice.map(\.body) ?? answer.folder.map(\.body) ?? answer.accounts.map(\.body)
    let whole = streamed ?? ResponseBody(byteBuffer: answer.body)
    let body = isHead || answer.status == 304 || answer.status == 204 ? ResponseBody() : whole
    var response = Response(status: .init(code: answer.status), headers: headers, body: body)
    // Hummingbird puts a length where there is none; 304 has none.
    if answer.sentLength == nil { response.headers[.contentLength] = nil }
    return response
  }
}
