import HTTPTypes
import Hummingbird
import NIOEmbedded
import TestSupport
import Testing

@testable import Server

@Suite("O-03: when something of ours fails")
struct FailureTests {
  /// As talkative as errors are.
  private struct Fault: Error, CustomStringConvertible {
    let description = "SELECT token_hash FROM session at /srv/portico/Sources/Server.swift:12, Portico 9.8.7"
  }

  /// A request as the door would hand it on.
  private static func ask(_ responder: PublicResponder, _ route: Route, _ server: TestServer) async throws
    -> Response
  {
    let path = route.template.replacing(/\{[a-z]+\}/, with: "x").replacing("{page…}", with: "client_x/")
    var fields = HTTPFields()
    fields.set(Field("Sec-Fetch-Site", "same-origin"))
    let head = HTTPRequest(
      method: route.method, scheme: "http", authority: server.host, path: path, headerFields: fields)
    let source = ApplicationRequestContextSource(channel: EmbeddedChannel(), logger: server.log.logger)
    return try await responder.respond(
      to: Request(head: head, body: RequestBody(buffer: .init())), context: VisitContext(source: source))
  }

  private static func text(_ response: Response) async throws -> String {
    let writer = Collector()
    try await response.body.write(writer)
    return writer.text.withLock { $0 }
  }

  @Test("every address answers with one generic page that has the number under which the log has the reason")
  func everyRoute() async throws {
    try await TestServer.run { server in
      let routes = server.parts.routes.table.routes
      let failing = RouteTable(
        routes: routes.map { Route($0.method, $0.template, $0.audience) { _ in throw Fault() } })
      let responder = server.parts.responder(failing)
      var pages: Set<String> = []
      for route in failing.routes {
        let response = try await Self.ask(responder, route, server)
        let body = try await Self.text(response)
        let id = try #require(response.headers[HTTPField.Name("X-Request-Id") ?? .origin])
        #expect(response.status.code == 500, "\(route.template)")
        // Who asks for the head alone gets no page, but the number.
        if route.method == .head {
          #expect(try /[0-9a-f]{16}/.wholeMatch(in: id) != nil && body.isEmpty)
          continue
        }
        #expect(
          try /[0-9a-f]{16}/.wholeMatch(in: id) != nil && body.contains("<code>\(id)</code>"), "\(body)")
        #expect(response.headers[.cacheControl] == "no-store")
        #expect(response.headers[.contentLength] == "\(body.utf8.count)")
        let leaks = [
          "SELECT", "session at", "/srv", ".swift", "9.8.7", "0.1.0", "Fault", "SQL", "0000000000000000",
        ]
        for leak in leaks { #expect(!body.contains(leak), "\(leak)") }
        #expect(server.log.all.contains { $0.contains("request=\(id)") && $0.contains("SELECT token_hash") })
        pages.insert(body.replacing(id, with: "-"))
      }
      #expect(pages.count == 1, "the same page everywhere")
    }
  }

  @Test(
    "a mistake in the database is such a failure too, and the page that was published keeps its place for the next number"
  )
  func database() async throws {
    try await TestServer.run { server in
      let jar = try await server.signIn(server.agency.ada)
      try server.temporary.byHand { db in try db.execute(sql: "DROP TABLE session; DROP TABLE rate_limit") }
      var ids: Set<String> = []
      for _ in 0..<3 {
        for reply in [
          try await server.get("/session/renew", jar),
          try await server.post("/sign-in", Jar(), "email=a%40b.test"),
          try await server.post("/sign-out", jar),
        ] {
          let id = try #require(reply["X-Request-Id"])
          #expect(reply.status == 500 && reply.body.contains("<code>\(id)</code>"))
          #expect(!reply.body.contains("no such table") && reply.all("Set-Cookie").isEmpty)
          #expect(server.log.all.contains { $0.contains("request=\(id)") && $0.contains("no such table") })
          ids.insert(id)
        }
      }
      #expect(ids.count == 9)
      #expect(try await server.get(server.home(server.agency.ada), jar).status == 200)
    }
  }

  @Test("where no page was published there is a plain one with the number")
  func unpublished() async throws {
    try await TestServer.run { server in
      let shelf = PageShelf(root: "/nowhere", capacity: 0, gate: server.parts.gate)
      let answer = Messages(shelf: shelf).failure("0123456789abcdef", server.agency.workspace)
      #expect(answer.status == 500)
      #expect(String(buffer: answer.body).contains("<p>0123456789abcdef</p>"))
    }
  }
}
