import Portal
import TestSupport
import Testing

@testable import Server

@Suite("Renewing a token")
struct RenewalTests {
  @Test(
    "a renewal gives a token and leads back; two tabs get one each; a third for the same page within five seconds is a page"
  )
  func renewal() async throws {
    try await TestServer.run { server in
      let jar = try await server.signIn(server.agency.ada)
      let page = server.home(server.agency.ada) + "billing/"
      let first = try await server.get("/session/renew?to=\(page)", jar)
      #expect(first.status == 303 && first["Location"] == page && first.all("Set-Cookie").count == 1)
      #expect(try await server.get("/session/renew?to=\(page)", jar).status == 303)
      let again = try await server.get("/session/renew?to=\(page)", jar)
      #expect(again.status == 409 && again["Location"] == nil)
      server.clock.advance(seconds: 6)
      #expect(try await server.get("/session/renew?to=\(page)", jar).status == 303)
      for to in [
        "//evil.test", "/%5cevil.test", "https:evil", "https://good@evil.test/", "javascript:alert(1)",
        "/sign-out", "/c/x/",
      ] {
        server.clock.advance(seconds: 6)
        #expect(
          try await server.get("/session/renew?to=\(to)", jar)["Location"] == server.home(server.agency.ada),
          "\(to)")
      }
      let foreign = try await server.get("/session/renew?to=\(server.home(server.agency.ben))", jar)
      #expect(foreign.status == 404)
    }
  }

  @Test("the bare address leads everybody to where they belong")
  func root() async throws {
    try await TestServer.run { server in
      let jar = try await server.signIn(server.agency.ada)
      #expect(try await server.get("/")["Location"] == "/sign-in/")
      #expect(try await server.get("/", jar)["Location"] == server.home(server.agency.ada))
      server.clock.advance(seconds: 601)
      #expect(try await server.get("/", jar)["Location"] == "/session/renew")
    }
  }
}
