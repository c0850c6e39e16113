import Portal
import TestSupport
import Testing

@testable import Server

@Suite("A portal that is switched off")
struct SwitchedOffTests {
  @Test("a portal that is switched off says so, everywhere, and sends nothing")
  func switchedOff() async throws {
    try await TestServer.run { server in
      let jar = try await server.signIn(server.agency.ada)
      let token = try server.link(for: server.agency.ada)
      try server.temporary.write { db in
        try db.execute(
          sql: "UPDATE workspace SET portal_enabled = 0 WHERE id = $1",
          arguments: [server.agency.workspace.text])
      }
      await server.parts.watch.look()
      for path in [server.home(server.agency.ada), "/", "/sign-in/", "/sign-in/\(token)", "/session/renew"] {
        #expect(try await server.get(path, jar).status == 403, "\(path)")
      }
      #expect(try await server.post("/sign-in/\(token)").status == 403)
      let email = try server.email(of: server.agency.ada)
      #expect(try await server.post("/sign-in", Jar(), "email=\(email)").status == 403)
      #expect(try await server.get("/sign-in/", host: server.strangerHost).status == 200)
    }
  }
}
