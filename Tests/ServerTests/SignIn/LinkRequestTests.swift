import GRDB
import Portal
import TestSupport
import Testing

@testable import Server

@Suite("M: asking for a sign-in link")
struct LinkRequestTests {
  @Test("M-01 the link leads to the host that was asked, or nothing is sent, whatever else the request says")
  func poisoning() async throws {
    try await TestServer.run { server in
      let email = try server.email(of: server.agency.ada)
      let headers = [
        "Sec-Fetch-Site: same-origin", "X-Forwarded-Host: evil.test", "Forwarded: host=evil.test;proto=https",
        "X-Forwarded-Proto: gopher", "Referer: http://evil.test/", "X-Original-URL: http://evil.test/",
      ]
      #expect(try await server.post("/sign-in", Jar(), "email=\(email)", headers).status == 303)
      await server.settle()
      let text = try #require(server.mail.all.last?.content.text)
      #expect(text.contains("http://northlight.portal.localhost:8080/sign-in/") && !text.contains("evil"))
      #expect(server.mail.all.last?.content.html.contains("evil") == false)

      #expect(try await server.post("/sign-in", host: "evil.test", Jar(), "email=\(email)").status == 421)
      #expect(try await server.post("http://evil.test/sign-in", Jar(), "email=\(email)").status == 400)
      let body = "email=\(email)"
      let two =
        "POST /sign-in HTTP/1.1\r\nHost: \(server.host)\r\nHost: evil.test\r\nSec-Fetch-Site: same-origin\r\n"
        + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
      #expect(try await server.raw(Array(two.utf8))?.status == 400)
      await server.settle()
      #expect(server.mail.all.count == 1)
    }
  }

  @Test("M-02 known, unknown, ended and foreign addresses get one answer, after the same writes")
  func enumeration() async throws {
    try await TestServer.run { server in
      let agency = server.agency
      try server.temporary.write { db in
        try db.execute(
          sql: "UPDATE access SET revoked_at = $1 WHERE client = $2",
          arguments: [server.clock.now.iso, agency.cleo.text])
      }
      let addresses = [
        try server.email(of: agency.ada), "nobody@example.test", try server.email(of: agency.cleo),
        try server.email(of: server.stranger.ada),
      ]
      var answers: Set<String> = []
      for address in addresses {
        let before = try server.temporary.read { db in
          try Int.fetchOne(db, sql: "SELECT sum(count) FROM rate_limit") ?? 0
        }
        answers.insert(try await server.post("/sign-in", Jar(), "email=\(address)").withoutStamp)
        let after = try server.temporary.read { db in
          try Int.fetchOne(db, sql: "SELECT sum(count) FROM rate_limit") ?? 0
        }
        #expect(after - before == 3, "\(address)")
      }
      #expect(answers.count == 1)
      await server.settle()
      #expect(server.mail.all.count == 2)
      #expect(server.mail.all.map(\.to.address) == [addresses[0], addresses[2]])
      #expect(!server.mail.all[1].content.text.contains("/sign-in/"), "an ended access gets no link")
    }
  }

  @Test("what is no address is asked for again, with what was typed")
  func noAddress() async throws {
    try await TestServer.run { server in
      for text in ["", "nobody", "a@b@c", "a%0d%0aBcc:x@y.test"] {
        let reply = try await server.post("/sign-in", Jar(), "email=\(text)")
        #expect(reply.status == 422 || reply.status == 400, "\(text)")
      }
      #expect(try await server.post("/sign-in", Jar(), "email=nobody").body.contains("value=\"nobody\""))
    }
  }
}
