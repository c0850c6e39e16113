import Foundation
import GRDB
import Portal
import PorticoCrypto
import TestSupport
import Testing

@testable import Server

@Suite("M-10, O-02: what gets into the log of a server, and what never does")
struct LogSecrecyTests {
  private static let start = Instant(iso: "\(Agency.today)T12:00:00.000Z") ?? Instant(seconds: 0)

  private static func serve(
    _ format: LineLog.Format, _ body: @escaping @Sendable (TestServer, TestLines) async throws -> Void
  ) async throws {
    let lines = TestLines(format)
    var limits = Limits()
    limits.linksPerAddress = 2
    try await TestServer.run(limits: limits, logger: lines.logger(now: { Self.start })) { server in
      try await body(server, lines)
    }
  }

  @Test(
    "no link, token, cookie, address or query is in it after a whole visit with all its mishaps, at any level",
    arguments: LineLog.Format.allCases)
  func journey(format: LineLog.Format) async throws {
    try await Self.serve(format) { server, lines in
      let email = try server.email(of: server.agency.ada)
      let home = server.home(server.agency.ada)
      let query = "query-\(UUID().uuidString)"
      var secrets = [email, query, "portico="]
      var jar = Jar()

      _ = try await server.get("\(home)?q=\(query)")
      _ = try await server.get("/sign-in/?to=\(home)&q=\(query)")
      for _ in 0..<4 { _ = try await server.post("/sign-in?q=\(query)", Jar(), "email=\(email)&to=\(home)") }
      await server.settle()
      let link = try #require(server.mail.link)
      secrets += server.mail.all.compactMap { $0.content.text.split(separator: "/sign-in/").last?.prefix(43) }
        .map { String($0) }
      _ = try await server.get("\(link)?q=\(query)")
      _ = try await server.post(link, Jar(), "", ["Sec-Fetch-Site: cross-site"])
      jar.take(try await server.post(link))
      secrets += jar.cookies.values
      _ = try await server.get("\(home)?q=\(query)", jar)
      _ = try await server.get("\(home)?q=\(query)", jar, ["Connection: close"])
      _ = try await server.get(server.home(server.agency.ben) + "?q=\(query)", jar)
      _ = try await server.get(link)
      _ = try await server.post(link)
      server.clock.advance(seconds: 601)
      _ = try await server.get("\(home)?q=\(query)", jar)
      jar.take(try await server.get("/session/renew?to=\(home)&q=\(query)", jar))
      secrets += jar.cookies.values
      _ = try await server.send(
        "GET", "/edge/authorize?q=\(query)", cookie: jar.header, ["X-Forwarded-Uri: \(home)?q=\(query)"],
        admin: true)
      try server.temporary.byHand { db in try db.execute(sql: "DROP TABLE session") }
      #expect(try await server.get("/session/renew?q=\(query)", jar).status == 500)
      #expect(try await server.post("/sign-out?q=\(query)", jar).status == 500)
      let fault = try DatabaseFault(server.temporary)
      try fault.strike()
      #expect(try await server.post("/sign-in?q=\(query)", jar, "email=\(email)").status == 503)

      let text = lines.text
      for secret in secrets {
        #expect(!secret.isEmpty && !text.contains(secret), "\(secret)")
        #expect(!text.contains(SHA256.digest(of: secret.utf8).hex))
      }
      for event in ["foreign-form", "signed-in", "foreign-page", "dead-link", "rate-limit"] {
        #expect(text.contains(event), "\(event)")
      }
    }
  }

  @Test(
    "who writes line ends, colours or quotes into a request gets no line of their own",
    arguments: LineLog.Format.allCases)
  func injection(format: LineLog.Format) async throws {
    try await Self.serve(format) { server, lines in
      let jar = try await server.signIn(server.agency.ada)
      let forged = "x\u{1B}[31m\",\"level\":\"critical\",\"a\":\"forged"
      let before = lines.lines.count
      let bytes = [
        "GET /forged\",\"level\":\"critical HTTP/1.1\r\nHost: \(server.host)\r\n\r\n",
        "GET /nothing?forged%0d%0anotice HTTP/1.1\r\nHost: \(server.host)\r\nReferer: \(forged)\r\n\r\n",
        "GET /forged%0d%0a HTTP/1.1\r\nHost: \(server.host)\r\n\r\n",
        "FORGED / HTTP/1.1\r\nHost: \(server.host)\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: \(server.host)\r\nUser-Agent: \u{85}forged\u{2028}forged\r\nX-Forwarded-For: forged\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: \(server.host)\r\nCookie: portico=forged; portico-session=forged\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: forged.test\r\n\r\n",
      ]
      for request in bytes { #expect(try await server.raw(Array(request.utf8)) != nil, "\(request)") }
      let agent = ["Sec-Fetch-Site: same-origin", "User-Agent: forged \u{2028} \u{202E}"]
      _ = try await server.post("/sign-in", jar, "email=forged%1b%5b31m%0a%40b.test", agent)
      _ = try await server.post("/sign-in", jar, "email=forged%0d%0anotice", agent)
      _ = try await server.post("/sign-in/\(try server.link(for: server.agency.ben))", Jar(), "", agent)
      #expect(lines.lines.count > before)
      #expect(!lines.text.contains("forged") && !lines.text.contains("FORGED"))
      #expect(!lines.text.unicodeScalars.contains { $0.value < 32 && $0 != "\n" })
      if format == .json { #expect(try lines.objects().allSatisfy { $0["level"] != "critical" }) }
    }
  }

  @Test("O-04 what an attacker does is logged with who, whose portal, and when in UTC")
  func events() async throws {
    try await Self.serve(.json) { server, lines in
      let jar = try await server.signIn(server.agency.ada)
      _ = try await server.get(server.home(server.agency.ben), jar)
      _ = try await server.post("/sign-in/\(String(repeating: "A", count: 43))")
      for _ in 0..<3 { _ = try await server.post("/sign-in", Jar(), "email=a%40b.test") }
      _ = try await server.post("/sign-out", jar, "", ["Sec-Fetch-Site: cross-site"])
      _ = try await server.post("/sign-out", jar)
      let events = try lines.objects().filter { $0["security"] != nil }
      #expect(
        Set(events.compactMap { $0["security"] }) == [
          "signed-in", "foreign-page", "dead-link", "rate-limit", "foreign-form", "signed-out",
        ])
      let session = try #require(events.first { $0["security"] == "signed-in" }?["actor"])
      for event in events {
        #expect(event["workspace"] == server.agency.workspace.text, "\(event)")
        #expect(event["time"] == Self.start.iso && event["time"]?.hasSuffix("Z") == true)
        #expect(event["level"] == "notice", "one level for whoever watches")
        let isKnown = ["signed-in", "foreign-page", "signed-out"].contains(event["security"])
        #expect(isKnown ? event["actor"] == session : event["network"] == "127.0.0.1", "\(event)")
      }
    }
  }

  @Test("pages have a line each at debug, with whose they were and how they were answered, and none above it")
  func pages() async throws {
    try await Self.serve(.json) { server, lines in
      let jar = try await server.signIn(server.agency.ada)
      let tag = try #require(try await server.get(server.home(server.agency.ada), jar)["ETag"])
      _ = try await server.get(server.home(server.agency.ada), jar, ["If-None-Match: \(tag)"])
      _ = try await server.get(server.home(server.agency.ada))
      let pages = try lines.objects().filter { $0["message"] == "page" }
      #expect(pages.map { $0["status"] } == ["200", "304", "303"])
      #expect(pages.allSatisfy { $0["level"] == "debug" && $0["route"] == RequestTally.pages })
      #expect(pages[0]["session"]?.hasPrefix("session_") == true && pages[2]["session"] == nil)
      #expect(pages.allSatisfy { $0["workspace"] == server.agency.workspace.text })
    }
    try await TestServer.run { server in
      var logger = server.log.logger
      logger.logLevel = .info
      var isAsked = false
      func request() -> PageRequest {
        isAsked = true
        let host = Host(name: server.host, workspace: server.agency.workspace)
        return PageRequest(host: host, path: 0..<0, ifNoneMatch: nil, credentials: .none)
      }
      PageLog(logger).note(200, request())
      #expect(
        !isAsked && !server.log.all.contains { $0.contains("page") }, "what nobody writes costs nothing")
    }
  }
}
