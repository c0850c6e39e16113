import Foundation
import Portal
import Store
import TestSupport
import Testing

@testable import Server

@Suite("O-06: whether the installation works is told truly")
struct ReadinessTests {
  /// The operator's answer, and the bare one for everybody.
  private static func ready(_ server: TestServer) async throws -> (admin: Reply, outside: Reply) {
    let admin = try await server.send("GET", "/readyz", admin: true)
    return (admin, try await server.get("/readyz"))
  }

  private static func expect(_ line: String, _ server: TestServer) async throws {
    let (admin, outside) = try await ready(server)
    #expect(admin.status == 503 && admin.body.hasPrefix("not ready\n"), "\(admin.body)")
    #expect(admin.body.contains(line), "\(admin.body)")
    #expect(outside.status == 503 && outside.body == "not ready\n")
    #expect(try await server.send("GET", "/healthz", admin: true).status == 200, "the process lives")
    #expect(try await server.get("/healthz").body == "ok\n")
    // What is wrong is in the log once, however often somebody asks.
    #expect(server.log.all.filter { $0.contains("not ready") }.count == 1)
  }

  @Test("while everything works it says so, line by line, and outside not more than that")
  func well() async throws {
    try await TestServer.run { server in
      let (admin, outside) = try await Self.ready(server)
      #expect(admin.status == 200)
      for line in [
        "ready", "database: ok", "templates: ok (", "output: ok", "generator: ok", "oldest change waits: 0 s",
      ] {
        #expect(admin.body.contains("\(line)"), "\(line)")
      }
      #expect(outside.status == 200 && outside.body == "ready\n")
    }
  }

  @Test("a database that cannot be read")
  func database() async throws {
    try await TestServer.run { server in
      let fault = try DatabaseFault(server.temporary)
      try fault.strike()
      try await Self.expect("database: cannot be read", server)
      try fault.heal()
      #expect(try await Self.ready(server).admin.status == 200)
    }
  }

  @Test("an output folder that cannot be written, with its name")
  func output() async throws {
    try await TestServer.run { server in
      let stage = "\(server.output)/.stage"
      let aside = "\(server.output)/.aside"
      try FileManager.default.moveItem(atPath: stage, toPath: aside)
      try Data().write(to: URL(filePath: stage))
      try await Self.expect(server.output, server)
      try FileManager.default.removeItem(atPath: stage)
      try FileManager.default.moveItem(atPath: aside, toPath: stage)
      #expect(try await Self.ready(server).admin.status == 200)
    }
  }

  @Test("a generator that does not go on, with the reason")
  func generator() async throws {
    let status: @Sendable () -> GeneratorStatus = { GeneratorStatus(problem: "no space left") }
    try await TestServer.run(generator: status) { server in
      try await Self.expect("generator: no space left", server)
    }
  }

  @Test("a change that waits for more than a minute, and how long; less than that is a burst")
  func lag() async throws {
    try await TestServer.run { server in
      try server.temporary.write { db in
        try db.execute(
          sql: "UPDATE project SET name = 'New' WHERE id = $1", arguments: [server.agency.website.text])
      }
      #expect(try await Self.ready(server).admin.status == 200)
      server.clock.advance(seconds: Readiness.longestLag)
      let burst = try await Self.ready(server).admin
      #expect(burst.status == 200 && burst.body.contains("oldest change waits: 60 s"), "\(burst.body)")
      server.clock.advance(seconds: 1)
      try await Self.expect("oldest change waits: 61 s", server)
      try server.generate()
      #expect(try await Self.ready(server).admin.status == 200)
    }
  }

  @Test(
    "a page that cannot be made is named with its reason to the operator, on a line of its own, and stops nobody"
  )
  func failedPage() async throws {
    try await TestServer.run { server in
      try server.temporary.write { db in
        try PageFailures.replace(
          of: server.agency.key(server.agency.ada), with: [("billing/index.html", "a row\nready \u{1B}[2J")],
          at: server.clock.now, db)
      }
      let (admin, outside) = try await Self.ready(server)
      #expect(admin.status == 200 && admin.body.contains("pages that cannot be made: 1\n"))
      #expect(
        admin.body.contains(
          "  \(server.agency.ada.text) billing/index.html (1×): a row\\u{a}ready \\u{1b}[2J\n"),
        "\(admin.body)")
      #expect(outside.body == "ready\n")
    }
  }
}
