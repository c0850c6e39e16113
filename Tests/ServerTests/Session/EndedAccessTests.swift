import GRDB
import Portal
import TestSupport
import Testing

@testable import Server

@Suite("An access that ends")
struct EndedAccessTests {
  @Test("whoever is signed in while the last one is taken is told so, not that nothing is found")
  func told() async throws {
    try await TestServer.run { server in
      let ada = server.agency.ada
      let jar = try await server.signIn(ada)
      try server.temporary.write { db in
        try db.execute(
          sql: "UPDATE access SET revoked_at = '2026-11-24T08:00:00.000Z' WHERE client = $1",
          arguments: [ada.text])
      }
      try server.generate()
      let home = try await server.get(server.home(ada), jar)
      #expect(home.status == 303 && home["Location"] == "/session/renew?to=\(server.home(ada))")
      #expect(try await server.get("\(server.home(ada))billing/", jar).status == 404)
      let told = try await server.get("/session/renew?to=\(server.home(ada))", jar)
      #expect(told.status == 403 && told.body.contains("ended"))
    }
  }
}
