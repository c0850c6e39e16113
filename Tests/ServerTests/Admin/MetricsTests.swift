import Portal
import TestSupport
import Testing

@testable import Server

@Suite("O-05: figures")
struct MetricsTests {
  /// Reads the text format 0.0.4 strictly: one HELP and one TYPE before the samples of a name, which stand together, each
  /// sample once.
  private static func parse(_ text: String) throws -> [String: Double] {
    var types: [String: String] = [:]
    var helped: Set<String> = []
    var current = ""
    var samples: [String: Double] = [:]
    try #require(text.hasSuffix("\n") && !text.contains("\r") && !text.contains("\n\n"))
    for line in text.split(separator: "\n") {
      if let help = try /# HELP ([a-zA-Z_:][a-zA-Z0-9_:]*) .+/.wholeMatch(in: line) {
        #expect(helped.insert(String(help.1)).inserted, "\(line)")
        current = String(help.1)
      } else if let type = try /# TYPE ([a-zA-Z_:][a-zA-Z0-9_:]*) (counter|gauge)/.wholeMatch(in: line) {
        #expect(
          types.updateValue(String(type.2), forKey: String(type.1)) == nil && current == type.1, "\(line)")
      } else {
        let label = #"[a-zA-Z_][a-zA-Z0-9_]*="([^"\\\n]|\\[\\"n])*""#
        let sample = try Regex("([a-zA-Z_:][a-zA-Z0-9_:]*)(\\{\(label)(,\(label))*\\})? ([0-9.]+)")
        let match = try #require(try sample.wholeMatch(in: line), "\(line)")
        let name = match[1].substring.map(String.init) ?? ""
        #expect(name == current && types[name] != nil, "\(line)")
        #expect(types[name] != "counter" || name.hasSuffix("_total"), "\(line)")
        let value = try #require(line.split(separator: " ").last.flatMap { Double($0) })
        let key = String(line.prefix(upTo: line.lastIndex(of: " ") ?? line.endIndex))
        #expect(samples.updateValue(value, forKey: key) == nil, "\(line)")
      }
    }
    return samples
  }

  @Test("what Prometheus reads is in its format, and counts what was answered, at the door and behind it")
  func format() async throws {
    try await TestServer.run { server in
      let jar = try await server.signIn(server.agency.ada)
      let home = server.home(server.agency.ada)
      let tag = try #require(try await server.get(home, jar)["ETag"])
      for _ in 0..<4 { _ = try await server.get(home, jar) }
      _ = try await server.get(home, jar, ["If-None-Match: \(tag)"])
      _ = try await server.get(server.home(server.agency.ben), jar)
      _ = try await server.get("/no\"thing\\?a=\"}")
      _ = try await server.get("/sign-in/")
      _ = try await server.raw(Array("GET / HTTP/1.1\nHost: x\n\n".utf8))
      let reply = try await server.send("GET", "/metrics", admin: true)
      #expect(reply.status == 200 && reply["Content-Type"] == "text/plain; version=0.0.4; charset=utf-8")
      let samples = try Self.parse(reply.body)
      let pages = "portico_requests_total{route=\"/c/{client}/…\""
      #expect(samples["\(pages),status=\"200\"}"] == 5)
      #expect(samples["\(pages),status=\"304\"}"] == 1)
      #expect(samples["\(pages),status=\"404\"}"] == 1)
      // One that no route knows, one that was no request.
      #expect(samples["portico_requests_total{route=\"-\",status=\"400\"}"] == 2)
      #expect(samples["portico_requests_total{route=\"/sign-in/\",status=\"200\"}"] == 1)
      #expect(samples["portico_requests_total{route=\"/sign-in/{token}\",status=\"303\"}"] == 1)
      #expect(samples["portico_ready"] == 1 && samples["portico_database_up"] == 1)
      #expect(samples["portico_page_failures"] == 0 && samples["portico_changes_waiting"] == 0)
      #expect(samples["portico_change_lag_seconds"] == 0 && samples["portico_mail_waiting"] != nil)
      #expect(!reply.body.contains(server.agency.ada.text), "names of clients are no figures")
    }
  }

  @Test("figures tell of a database that is gone")
  func down() async throws {
    try await TestServer.run { server in
      let fault = try DatabaseFault(server.temporary)
      try fault.strike()
      let samples = try Self.parse(try await server.send("GET", "/metrics", admin: true).body)
      #expect(samples["portico_ready"] == 0 && samples["portico_database_up"] == 0)
    }
  }

  @Test(
    "what is an operator's, or nobody's, is not found from outside",
    arguments: [
      "/metrics", "/edge/authorize", "/edge/domain?domain=northlight.portal.localhost", "/debug", "/.env",
      "/.git/config", "/portico.sqlite", "/data/portico.sqlite", "/assets/", "/c/", "/output/",
      "/server-status",
    ])
  func outside(path: String) async throws {
    try await TestServer.run { server in
      let jar = try await server.signIn(server.agency.ada)
      let random = try await server.get("/nothing", jar)
      let reply = try await server.get(path, jar)
      #expect(reply.status == 404 && reply.withoutStamp == random.withoutStamp)
      #expect(try await server.send("TRACE", "/", cookie: jar.header).status == 405)
      // A forged forwarded address makes nobody an operator.
      let forwarded = [
        "X-Forwarded-For: 127.0.0.1", "X-Real-IP: 127.0.0.1", "X-Forwarded-Host: localhost:8081",
      ]
      #expect(try await server.get(path, jar, forwarded).status == 404)
    }
  }
}
