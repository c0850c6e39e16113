import Portal
import Store
import TestSupport
import Testing

@testable import Server

@Suite("M: a sign-in link")
struct LinkTests {
  @Test("M-04 a link works once; after that its page offers a new one, which comes to the same address")
  func singleUse() async throws {
    try await TestServer.run { server in
      let token = try server.link(
        for: server.agency.ada, destination: server.home(server.agency.ada) + "billing/")
      for _ in 0..<5 { #expect(try await server.get("/sign-in/\(token)").status == 200) }
      #expect(try await server.post("/sign-in/\(token)").status == 303)
      let second = try await server.post("/sign-in/\(token)")
      #expect(second.status == 404 && second.all("Set-Cookie").isEmpty)
      #expect(second.body.contains("name=\"again\""))
      #expect(try await server.get("/sign-in/\(token)").status == 404)
      #expect(server.log.all.contains { $0.contains("security=dead-link") })

      let again = try await server.post("/sign-in/\(token)", Jar(), "again=1")
      #expect(again.status == 303 && again["Location"] == "/sign-in/sent")
      await server.settle()
      let email = try server.email(of: server.agency.ada)
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
      for link in links.dropFirst() + [invitation] {
        #expect(try await server.get("/sign-in/\(link)").status == 200)
      }
      #expect(try await server.post("/sign-in/\(links[1])").status == 303)
      for link in links + [invitation] { #expect(try await server.post("/sign-in/\(link)").status == 404) }
    }
  }

  @Test(
    "M-07, M-13 a link works for ten minutes, an invitation for seven days, and a clock set back revives nothing"
  )
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
          sql: "UPDATE client SET email = 'new@example.test' WHERE id = $1",
          arguments: [server.agency.ada.text])
      }
      #expect(try await server.get("/sign-in/\(token)").status == 404)
      #expect(try await server.post("/sign-in/\(token)").status == 404)
      #expect(try await server.post("/sign-in/\(token)", Jar(), "again=1")["Location"] == "/sign-in/")
      await server.settle()
      #expect(server.mail.all.isEmpty)
    }
  }

  @Test("M-11 the page behind a link names the account, and only our own page's button opens it")
  func loginForgery() async throws {
    try await TestServer.run { server in
      let victim = try await server.signIn(server.agency.ada)
      let token = try server.link(for: server.agency.ben)
      #expect(try await server.get("/sign-in/\(token)", victim).body.contains("Ben Ito"))
      for site in ["cross-site", "same-site"] {
        #expect(
          try await server.post("/sign-in/\(token)", victim, "", ["Sec-Fetch-Site: \(site)"]).status == 403)
      }
      #expect(try await server.get(server.home(server.agency.ada), victim).status == 200)
      #expect(try await server.get("/sign-in/\(token)", victim).status == 200)
    }
  }
}
