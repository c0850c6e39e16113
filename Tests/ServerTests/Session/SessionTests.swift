import Portal
import Store
import TestSupport
import Testing

@testable import Server

@Suite("S: sessions")
struct SessionTests {
  @Test("S-04 who signed out is out at once, with the cookies that they had")
  func signOut() async throws {
    try await TestServer.run { server in
      let jar = try await server.signIn(server.agency.ada)
      let home = server.home(server.agency.ada)
      #expect(try await server.get(home, jar).status == 200)
      let out = try await server.post("/sign-out", jar)
      #expect(out.status == 303 && out["Location"] == "/signed-out")
      #expect(out["Clear-Site-Data"] == "\"cache\"")
      #expect(
        out.all("Set-Cookie").count == 2 && out.all("Set-Cookie").allSatisfy { $0.contains("Max-Age=0") })
      #expect(try await server.get(home, jar).status == 303)
      let renewal = try await server.get("/session/renew?to=\(home)", jar)
      #expect(renewal["Location"] == "/sign-in/?to=\(home)")
      #expect(try await server.get("/signed-out").status == 200)
    }
  }

  @Test("S-05 signing in gives a secret nobody knew, and ends the session that the browser had")
  func fixation() async throws {
    try await TestServer.run { server in
      let first = try await server.signIn(server.agency.ben)
      let planted = Jar(
        cookies: first.cookies.merging(["portico-session": String(repeating: "A", count: 43)]) { old, _ in old
        })
      var jar = planted
      let reply = try await server.post("/sign-in/\(try server.link(for: server.agency.ada))", planted)
      jar.take(reply)
      #expect(jar.cookies["portico-session"] != planted.cookies["portico-session"])
      #expect(try await server.get(server.home(server.agency.ben), first).status == 303)
      #expect(try await server.get(server.home(server.agency.ada), jar).status == 200)
    }
  }

  @Test("S-08 a session ends 30 days after its last use and 90 days after its beginning, to the second")
  func limits() async throws {
    try await TestServer.run { server in
      let day: Int64 = 86_400
      let jar = try await server.signIn(server.agency.ada)
      func isLive() async throws -> Bool {
        let reply = try await server.get("/session/renew", jar)
        await server.settle()
        return reply["Location"] == server.home(server.agency.ada)
      }
      server.clock.advance(seconds: 30 * day - 1)
      #expect(try await isLive())
      server.clock.advance(seconds: 30 * day - 1)
      #expect(try await isLive())
      server.clock.advance(seconds: 30 * day)
      #expect(try await !isLive())

      let second = try await server.signIn(server.agency.ben)
      for _ in 0..<8 {
        server.clock.advance(seconds: 11 * day)
        #expect(try await server.get("/session/renew", second)["Location"] == server.home(server.agency.ben))
        await server.settle()
      }
      server.clock.advance(seconds: 2 * day - 1)
      #expect(try await server.get("/session/renew", second)["Location"] == server.home(server.agency.ben))
      await server.settle()
      server.clock.advance(seconds: 1)
      #expect(try await server.get("/session/renew", second)["Location"] == "/sign-in/")
    }
  }
}
