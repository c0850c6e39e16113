import Foundation
import GRDB
import Portal
import Store
import TestSupport
import Testing

@testable import Server

@Suite("M: sign-in links")
struct LinkTests {
  private static func email(_ server: TestServer, _ client: Client.ID) throws -> String {
    try server.temporary.read { db in
      try String.fetchOne(db, sql: "SELECT email FROM client WHERE id = $1", arguments: [client.text]) ?? ""
    }
  }

  @Test("M-01 the link leads to the host that was asked, or nothing is sent, whatever else the request says")
  func poisoning() async throws {
    try await TestServer.run { server in
      let email = try Self.email(server, server.agency.ada)
      let headers = [
        "Sec-Fetch-Site: same-origin", "X-Forwarded-Host: evil.test", "Forwarded: host=evil.test;proto=https",
        "X-Forwarded-Proto: gopher", "Referer: http://evil.test/", "X-Original-URL: http://evil.test/",
      ]
      #expect(try await server.post("/sign-in", Jar(), "email=\(email)", headers).status == 303)
      await server.parts.errands.settle()
      let text = try #require(server.mail.all.last?.content.text)
      #expect(text.contains("http://northlight.portal.localhost:8080/sign-in/") && !text.contains("evil"))
      #expect(server.mail.all.last?.content.html.contains("evil") == false)

      #expect(try await server.post("/sign-in", host: "evil.test", Jar(), "email=\(email)").status == 421)
      #expect(try await server.post("http://evil.test/sign-in", Jar(), "email=\(email)").status == 400)
      let body = "email=\(email)"
      let two = "POST /sign-in HTTP/1.1\r\nHost: \(server.host)\r\nHost: evil.test\r\nSec-Fetch-Site: same-origin\r\n"
        + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
      #expect(try await server.raw(Array(two.utf8))?.status == 400)
      await server.parts.errands.settle()
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
        try Self.email(server, agency.ada), "nobody@example.test", try Self.email(server, agency.cleo),
        try Self.email(server, server.stranger.ada),
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
      await server.parts.errands.settle()
      #expect(server.mail.all.count == 2)
      #expect(server.mail.all.map(\.to.address) == [addresses[0], addresses[2]])
      #expect(!server.mail.all[1].content.text.contains("/sign-in/"), "an ended access gets no link")
    }
  }

  @Test("M-04 a link works once; after that its page offers a new one, which comes to the same address")
  func singleUse() async throws {
    try await TestServer.run { server in
      let token = try server.link(for: server.agency.ada, destination: server.home(server.agency.ada) + "billing/")
      for _ in 0..<5 { #expect(try await server.get("/sign-in/\(token)").status == 200) }
      #expect(try await server.post("/sign-in/\(token)").status == 303)
      let second = try await server.post("/sign-in/\(token)")
      #expect(second.status == 404 && second.all("Set-Cookie").isEmpty)
      #expect(second.body.contains("name=\"again\""))
      #expect(try await server.get("/sign-in/\(token)").status == 404)
      #expect(server.log.all.contains { $0.contains("security=dead-link") })

      let again = try await server.post("/sign-in/\(token)", Jar(), "again=1")
      #expect(again.status == 303 && again["Location"] == "/sign-in/sent")
      await server.parts.errands.settle()
      let email = try Self.email(server, server.agency.ada)
      #expect(server.mail.all.last?.to.address == email)
      let link = try #require(server.mail.link)
      #expect(try await server.post(link)["Location"] == server.home(server.agency.ada) + "billing/")
    }
  }

  @Test("of fifty who press the button at once, one gets in")
  func race() async throws {
    try await TestServer.run { server in
      let token = try server.link(for: server.agency.ada)
      let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
        for _ in 0..<50 { group.addTask { try await server.post("/sign-in/\(token)").status } }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(statuses.filter { $0 == 303 }.count == 1)
    }
  }

  @Test("M-06 the newest three links of a kind work, the fourth does not, and using one voids all")
  func supersede() async throws {
    try await TestServer.run { server in
      let invitation = try server.link(for: server.agency.ada, kind: .invitation)
      var links: [String] = []
      for _ in 0..<4 {
        server.clock.advance(milliseconds: 1)
        links.append(try server.link(for: server.agency.ada))
      }
      #expect(try await server.get("/sign-in/\(links[0])").status == 404)
      for link in links.dropFirst() + [invitation] { #expect(try await server.get("/sign-in/\(link)").status == 200) }
      #expect(try await server.post("/sign-in/\(links[1])").status == 303)
      for link in links + [invitation] { #expect(try await server.post("/sign-in/\(link)").status == 404) }
    }
  }

  @Test("M-07, M-13 a link works for ten minutes, an invitation for seven days, and a clock set back revives nothing")
  func expiry() async throws {
    try await TestServer.run { server in
      for (kind, seconds) in [(SignInLinks.Kind.signIn, Int64(600)), (.invitation, 7 * 86_400)] {
        let first = try server.link(for: server.agency.ada, kind: kind)
        let second = try server.link(for: server.agency.ben, kind: kind)
        let used = try server.link(for: server.agency.cleo, kind: kind)
        #expect(try await server.post("/sign-in/\(used)").status == 303)
        server.clock.advance(seconds: seconds - 1)
        #expect(try await server.get("/sign-in/\(first)").status == 200)
        #expect(try await server.post("/sign-in/\(first)").status == 303)
        server.clock.advance(seconds: 1)
        #expect(try await server.post("/sign-in/\(second)").status == 404)
        server.clock.advance(seconds: -seconds)
        #expect(try await server.post("/sign-in/\(used)").status == 404)
        server.clock.advance(seconds: 2 * seconds)
      }
    }
  }

  @Test("E-08 a link to an address that was changed, and one of an erased client, works no more")
  func changedAddress() async throws {
    try await TestServer.run { server in
      let token = try server.link(for: server.agency.ada)
      try server.temporary.write { db in
        try db.execute(
          sql: "UPDATE client SET email = 'new@example.test' WHERE id = $1", arguments: [server.agency.ada.text])
      }
      #expect(try await server.get("/sign-in/\(token)").status == 404)
      #expect(try await server.post("/sign-in/\(token)").status == 404)
      #expect(try await server.post("/sign-in/\(token)", Jar(), "again=1")["Location"] == "/sign-in/")
      await server.parts.errands.settle()
      #expect(server.mail.all.isEmpty)
    }
  }

  @Test("M-09 a hundred requests for one victim send five mails, get one answer, and leave the last link working")
  func bombing() async throws {
    try await TestServer.run { server in
      let email = try Self.email(server, server.agency.ada)
      var answers: Set<String> = []
      for number in 0..<100 {
        let headers = ["Sec-Fetch-Site: same-origin", "X-Forwarded-For: 198.51.100.\(number)"]
        answers.insert(try await server.post("/sign-in", Jar(), "email=\(email)", headers).withoutStamp)
      }
      await server.parts.errands.settle()
      #expect(answers.count == 1)
      #expect(server.mail.all.count == 5)
      let link = try #require(server.mail.link)
      #expect(try await server.post(link).status == 303)
      #expect(server.log.all.contains { $0.contains("security=rate-limit") })
      server.clock.advance(seconds: server.settings.limits.windowSeconds)
      _ = try await server.post("/sign-in", Jar(), "email=\(email)")
      await server.parts.errands.settle()
      #expect(server.mail.all.count == 6)
    }
  }

  @Test("M-09 one network cannot ask for everybody; behind a trusted proxy each visitor is a network of their own")
  func networks() async throws {
    var limits = Limits()
    limits.linksPerNetwork = 3
    for (proxies, expected) in [([String](), 3), (["127.0.0.1"], 6)] {
      try await TestServer.run(limits: limits, trusting: proxies) { server in
        let emails = try [server.agency.ada, server.agency.ben, server.agency.cleo].map { try Self.email(server, $0) }
        for round in 0..<2 {
          for email in emails {
            let headers = ["Sec-Fetch-Site: same-origin", "X-Forwarded-For: 203.0.113.9, 198.51.100.\(round)"]
            _ = try await server.post("/sign-in", Jar(), "email=\(email)", headers)
          }
        }
        await server.parts.errands.settle()
        #expect(server.mail.all.count == expected)
      }
    }
  }

  @Test("M-10 a link's token is in no log, in the database only as a hash, and its page tells nobody its address")
  func leaks() async throws {
    try await TestServer.run { server in
      let email = try Self.email(server, server.agency.ada)
      _ = try await server.post("/sign-in", Jar(), "email=\(email)")
      await server.parts.errands.settle()
      let link = try #require(server.mail.link)
      let page = try await server.get(link)
      #expect(page["Referrer-Policy"] == "no-referrer" && page["Cache-Control"] == "no-store")
      #expect(!page.body.contains("http://") || !page.body.contains("src=\"http"))
      let opened = try await server.post(link)
      var jar = Jar()
      jar.take(opened)
      _ = try await server.get(link)
      let token = link.dropFirst("/sign-in/".count)
      let secrets = [String(token)] + jar.cookies.values
      try server.temporary.store.copy(to: server.temporary.folder.appending(path: "copy").path)
      let dump = try Data(contentsOf: server.temporary.folder.appending(path: "copy"))
      for secret in secrets {
        #expect(!server.log.all.contains { $0.contains(secret) })
        #expect(dump.range(of: Data(secret.utf8)) == nil)
      }
      #expect(token.utf8.count == 43)
    }
  }

  @Test("M-11 the page behind a link names the account, and only our own page's button opens it")
  func loginForgery() async throws {
    try await TestServer.run { server in
      let victim = try await server.signIn(server.agency.ada)
      let token = try server.link(for: server.agency.ben)
      #expect(try await server.get("/sign-in/\(token)", victim).body.contains("Ben Ito"))
      for site in ["cross-site", "same-site"] {
        #expect(try await server.post("/sign-in/\(token)", victim, "", ["Sec-Fetch-Site: \(site)"]).status == 403)
      }
      #expect(try await server.get(server.home(server.agency.ada), victim).status == 200)
      #expect(try await server.get("/sign-in/\(token)", victim).status == 200)
    }
  }

  @Test(
    "M-12 only a page of the client's own is where a link leads",
    arguments: [
      "//evil.test", "/%5Cevil.test", "https:evil", "/%09/evil", "javascript:alert(1)", "https://good@evil.test/",
      "/c/x%0d%0aSet-Cookie:a=b/", "/sign-out", "OTHER", "/c/../evil/",
    ])
  func openRedirect(to: String) async throws {
    try await TestServer.run { server in
      let to = to == "OTHER" ? server.home(server.agency.ben) : to
      let form = try await server.get("/sign-in/?to=\(to)")
      #expect(form.status == 200 && (to.hasPrefix("/c/client") || !form.body.contains("evil")))
      let email = try Self.email(server, server.agency.ada)
      _ = try await server.post("/sign-in", Jar(), "to=\(to)&email=\(email)")
      await server.parts.errands.settle()
      let link = try #require(server.mail.link)
      #expect(try await server.post(link)["Location"] == server.home(server.agency.ada))
    }
  }

  @Test("who is signed out on a page gets a link without typing an address, and lands on that page")
  func oneTap() async throws {
    try await TestServer.run { server in
      let page = server.home(server.agency.ada) + "billing/"
      let reply = try await server.post("/sign-in", Jar(), "to=\(page)&email=")
      #expect(reply.status == 303 && reply["Location"] == "/sign-in/sent")
      await server.parts.errands.settle()
      let link = try #require(server.mail.link)
      #expect(try await server.post(link)["Location"] == page)
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

  @Test("an operator's link needs no mail, and is told for each agency where the address is a client's")
  func operatorLink() async throws {
    try await TestServer.run { server in
      try server.temporary.write { db in
        try db.execute(sql: "UPDATE client SET email = 'same@example.test' WHERE name = 'Ada Lind'")
      }
      let issuer = LinkIssuer(baseURL: server.settings.baseURL, random: .system)
      let issued = try issuer.issue(email: " Same@Example.test ", store: server.temporary.store, at: server.clock.now)
      let urls = issued.map { $0.url.reveal() }
      #expect(urls.count == 2)
      #expect(urls[0].hasPrefix("http://portal.localhost:8080/sign-in/"))
      #expect(urls[1].hasPrefix("http://fieldwork.portal.localhost:8080/sign-in/"))
      #expect("\(issued)".contains("sign-in/") == false)
      let path = String(urls[0].dropFirst("http://portal.localhost:8080".count))
      #expect(try await server.post(path, host: "portal.localhost")["Location"] == server.home(server.agency.ada))
      #expect(try issuer.issue(email: "nobody@x.test", store: server.temporary.store, at: server.clock.now).isEmpty)
    }
  }

  @Test("a portal that is switched off says so, everywhere, and sends nothing")
  func switchedOff() async throws {
    try await TestServer.run { server in
      let jar = try await server.signIn(server.agency.ada)
      let token = try server.link(for: server.agency.ada)
      try server.temporary.write { db in
        try db.execute(sql: "UPDATE workspace SET portal_enabled = 0 WHERE id = $1", arguments: [server.agency.workspace.text])
      }
      await server.parts.watch.look()
      for path in [server.home(server.agency.ada), "/", "/sign-in/", "/sign-in/\(token)", "/session/renew"] {
        #expect(try await server.get(path, jar).status == 403, "\(path)")
      }
      #expect(try await server.post("/sign-in/\(token)").status == 403)
      let email = try Self.email(server, server.agency.ada)
      #expect(try await server.post("/sign-in", Jar(), "email=\(email)").status == 403)
      #expect(try await server.get("/sign-in/", host: server.strangerHost).status == 200)
    }
  }
}
