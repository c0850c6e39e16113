import Foundation
import Portal
import TestSupport
import Testing

@testable import Server

@Suite("While the database cannot be read")
struct DatabaseDownTests {
  private static let grace: Int64 = 12 * 3600

  @Test("pages are shown to tokens that ended less than twelve hours ago, and not a second longer")
  func grace() async throws {
    try await TestServer.run { server in
      let jar = try await server.signIn(server.agency.ada)
      let home = server.home(server.agency.ada)
      let fault = try DatabaseFault(server.temporary)
      server.clock.advance(seconds: 601)
      #expect(try await server.get(home, jar).status == 303, "there is no grace while the database is there")
      try fault.strike()
      #expect(await server.parts.watch.look().database != nil)
      #expect(try await server.get(home, jar).status == 200)
      #expect(try await server.get(home, jar, ["Connection: close"]).status == 200)
      server.clock.advance(seconds: Self.grace - 2)
      #expect(try await server.get(home, jar).status == 200)
      #expect(try await Self.edge(server, jar, home) == 200)
      server.clock.advance(seconds: 1)
      #expect(try await server.get(home, jar).status == 303)
      #expect(try await Self.edge(server, jar, home) == 401)
    }
  }

  private static func edge(_ server: TestServer, _ jar: Jar, _ uri: String) async throws -> Int {
    try await server.send(
      "GET", "/edge/authorize", cookie: jar.header, ["X-Forwarded-Uri: \(uri)"], admin: true
    ).status
  }

  @Test(
    "the grace is for one's own pages: others' stay closed, and so do they to who signed out or was never in")
  func others() async throws {
    try await TestServer.run { server in
      let jar = try await server.signIn(server.agency.ada)
      let out = try await server.signIn(server.agency.ada)
      #expect(try await server.post("/sign-out", out).status == 303)
      let fault = try DatabaseFault(server.temporary)
      try fault.strike()
      await server.parts.watch.look()
      server.clock.advance(seconds: 3600)
      #expect(try await server.get(server.home(server.agency.ada), jar).status == 200)
      #expect(try await server.get(server.home(server.agency.ben), jar).status == 404)
      #expect(try await server.get(server.home(server.agency.ada), out).status == 303)
      #expect(try await server.get(server.home(server.agency.ada)).status == 303)
      let forged = Jar(cookies: ["portico": (jar.cookies["portico"] ?? "").dropLast(2) + "AA"])
      #expect(try await server.get(server.home(server.agency.ada), forged).status == 303)
    }
  }

  @Test(
    "what needs the database says that it comes back, with 503 and when to try again; nothing crashes or loops"
  )
  func actions() async throws {
    try await TestServer.run { server in
      let jar = try await server.signIn(server.agency.ada)
      let link = try server.link(for: server.agency.ben)
      let home = server.home(server.agency.ada)
      let fault = try DatabaseFault(server.temporary)
      try fault.strike()
      await server.parts.watch.look()
      let replies = [
        try await server.post("/sign-in", Jar(), "email=a%40b.test"),
        try await server.get("/sign-in/\(link)"), try await server.post("/sign-in/\(link)"),
        try await server.post("/sign-in/\(link)", Jar(), "again=1"), try await server.post("/sign-out", jar),
        try await server.get("/session/renew", jar),
      ]
      for reply in replies {
        #expect(reply.status == 503 && reply["Retry-After"] == "10" && reply["Cache-Control"] == "no-store")
        #expect(reply.body.contains("We are back in a moment."))
        #expect(reply.all("Set-Cookie").isEmpty)
      }
      // Whoever has something without it gets that.
      #expect(try await server.get("/sign-in/").status == 200)
      #expect(try await server.get("/sign-in/?to=\(home)").status == 200)
      server.clock.advance(seconds: 700)
      #expect(try await server.get("/session/renew?to=\(home)", jar)["Location"] == home)
      #expect(try await server.get("/", jar)["Location"] == home)
    }
  }

  @Test("when the database is back everything works again by itself, and links that nobody could use work")
  func healing() async throws {
    try await TestServer.run { server in
      let jar = try await server.signIn(server.agency.ada)
      let link = try server.link(for: server.agency.ben)
      let home = server.home(server.agency.ada)
      let fault = try DatabaseFault(server.temporary)
      try fault.strike()
      await server.parts.watch.look()
      #expect(try await server.post("/sign-in/\(link)").status == 503)
      server.clock.advance(seconds: 601)
      #expect(try await server.get(home, jar).status == 200)
      server.clock.advance(seconds: -60)
      try fault.heal()
      #expect(await server.parts.watch.look().isReady)
      #expect(try await server.post("/sign-in/\(link)").status == 303)
      server.clock.advance(seconds: 60)
      let renewal = try await server.get(home, jar)
      #expect(renewal.status == 303 && renewal["Location"] == "/session/renew?to=\(home)")
      var renewed = jar
      renewed.take(try await server.get("/session/renew?to=\(home)", jar))
      #expect(try await server.get(home, renewed).status == 200)
      #expect(server.log.all.contains { $0.contains("not ready") })
      #expect(server.log.all.contains { $0.contains("ready again") })
    }
  }

  @Test(
    "a file that was moved away or replaced takes no more writes, which a restart would lose; put back, all is well"
  )
  func moved() async throws {
    try await TestServer.run { server in
      let jar = try await server.signIn(server.agency.ada)
      let path = server.temporary.store.path
      let away = path + ".away"
      for replacement in [nil, Data(repeating: 0, count: 4096)] {
        try FileManager.default.moveItem(atPath: path, toPath: away)
        try replacement?.write(to: URL(filePath: path))
        #expect(await server.parts.watch.look().database?.contains("moved") == true)
        #expect(try await server.post("/sign-in", Jar(), "email=ada@example.test").status == 503)
        #expect(try await server.post("/sign-out", jar).status == 503)
        #expect(try await server.get(server.home(server.agency.ada), jar).status == 200)
        try? FileManager.default.removeItem(atPath: path)
        try FileManager.default.moveItem(atPath: away, toPath: path)
        #expect(await server.parts.watch.look().database == nil)
        #expect(try await server.get("/session/renew", jar).status == 303)
        server.clock.advance(seconds: 10)
      }
    }
  }
}
