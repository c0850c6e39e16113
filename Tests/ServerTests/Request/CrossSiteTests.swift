import GRDB
import TestSupport
import Testing

@testable import Server

@Suite("C: requests that are not from our own pages, and those that only look")
struct CrossSiteTests {
  @Test(
    "C-01 a form from another site is refused at every address that takes one; same-origin, none and our exact origin pass"
  )
  func crossSite() async throws {
    try await TestServer.run { server in
      let jar = try await server.signIn(server.agency.ada)
      let token = try server.link(for: server.agency.ben)
      // What a machine signs comes from no page of ours, and no cookie counts there.
      let posts = server.parts.routes.table.routes.filter { $0.method == .post && $0.audience != .signer }
      #expect(posts.count >= 3)
      for route in posts {
        let path = route.template.replacing("{token}", with: token)
          .replacing("{client}", with: server.agency.ada.text).replacing(/\{[a-z]+\}/, with: "x")
        for headers in [
          ["Sec-Fetch-Site: cross-site"], ["Sec-Fetch-Site: same-site"], ["Origin: https://evil.test"],
          ["Origin: null"],
          ["Origin: http://fieldwork.portal.localhost:8080"], ["Origin: http://northlight.portal.localhost"],
          ["Origin: http://northlight.portal.localhost:8080.evil.test"], [],
          ["Referer: http://northlight.portal.localhost:8080/"],
          ["Sec-Fetch-Site: cross-site", "Origin: http://northlight.portal.localhost:8080"],
          ["Sec-Fetch-Site: same-origin", "Sec-Fetch-Site: cross-site"],
        ] {
          let reply = try await server.post(path, jar, "", headers)
          #expect(reply.status == 403 && reply.all("Set-Cookie").isEmpty, "\(path) \(headers)")
        }
      }
      #expect(try await server.get(server.home(server.agency.ada), jar).status == 200)
      for headers in [
        ["Sec-Fetch-Site: same-origin"], ["Sec-Fetch-Site: none"],
        ["Origin: http://northlight.portal.localhost:8080"],
      ] {
        #expect(
          try await server.post("/sign-in", Jar(), "email=a%40b.test", headers).status == 303, "\(headers)")
      }
    }
  }

  @Test("C-04 no address changes anything when it is only looked at")
  func safeMethods() async throws {
    try await TestServer.run { server in
      let jar = try await server.signIn(server.agency.ada)
      let token = try server.link(for: server.agency.ada)
      func dump() throws -> String {
        try server.temporary.read { db in
          let links = try Row.fetchAll(db, sql: "SELECT * FROM sign_in_link")
          let sessions = try Row.fetchAll(db, sql: "SELECT * FROM session")
          let others = try Row.fetchAll(
            db, sql: "SELECT (SELECT count(*) FROM rate_limit), (SELECT count(*) FROM change)")
          return "\(links) \(sessions) \(others)"
        }
      }
      let before = try dump()
      for (_, path) in TenantTests.addresses(server, of: server.agency.ada, server.agency) {
        for method in ["GET", "HEAD"] {
          _ = try await server.send(
            method, path.replacing(String(repeating: "A", count: 43), with: token), cookie: jar.header)
        }
      }
      await server.settle()
      #expect(try dump() == before)
    }
  }

  @Test("C-06 no other origin is let in, and none is repeated")
  func crossOrigin() async throws {
    try await TestServer.run { server in
      let jar = try await server.signIn(server.agency.ada)
      for (_, path) in TenantTests.addresses(server, of: server.agency.ada, server.agency) {
        for method in ["GET", "OPTIONS"] {
          let reply = try await server.send(
            method, path, cookie: jar.header,
            ["Origin: https://evil.test", "Access-Control-Request-Method: POST"])
          #expect(!reply.fields.contains { $0.name.lowercased().hasPrefix("access-control") }, "\(path)")
          #expect(!String(decoding: reply.bytes, as: UTF8.self).contains("evil.test"), "\(path)")
        }
      }
    }
  }
}
