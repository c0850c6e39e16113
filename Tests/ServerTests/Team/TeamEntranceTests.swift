import GRDB
import Portal
import Store
import TestSupport
import Testing

@testable import Server

@Suite("S-10, T: who gets into the console")
struct TeamEntranceTests {
  /// Every address of the console that needs somebody, from the router itself.
  static func addresses(_ server: TestServer) -> [(method: String, path: String)] {
    server.parts.routes.table.routes.filter { $0.audience == .member }.map { route in
      (
        route.method.rawValue,
        route.template.replacing(/\{[a-z]+…?\}/, with: "task_" + String(repeating: "0", count: 26))
      )
    }
  }

  private static let form = [
    "Sec-Fetch-Site: same-origin", "Content-Type: application/x-www-form-urlencoded",
  ]

  private func ask(
    _ server: TestServer, _ address: (method: String, path: String), _ jar: Jar, host: String? = nil
  ) async throws -> Reply {
    try await server.send(
      address.method, address.path, host: host, cookie: jar.header, Self.form,
      body: address.method == "POST" ? "" : nil)
  }

  @Test("every address leads nobody, a client, another agency's owner and a guessed cookie to the entrance")
  func strangers() async throws {
    try await TestServer.run { server in
      let addresses = Self.addresses(server)
      try #require(addresses.count >= 6)
      let client = try await server.signIn(server.agency.ada)
      let stranger = try await server.signIn(
        member: server.stranger.owner, of: server.stranger, host: server.strangerHost)
      let guessed = Jar(cookies: ["portico-team": client.cookies["portico-session"] ?? ""])
      for address in addresses {
        for jar in [Jar(), client, stranger, guessed] {
          let reply = try await ask(server, address, jar)
          #expect(reply.status == 303, "\(address)")
          #expect(reply["Location"]?.hasPrefix("/team/sign-in") == true, "\(address)")
        }
      }
    }
  }

  @Test("S-10 every address of the console is not found on an agency's own domain, whoever asks")
  func ownDomain() async throws {
    try await TestServer.run { server in
      try server.temporary.write { db in
        try db.insert(
          "domain",
          [
            "workspace": server.agency.workspace.text, "id": server.agency.ids.text("domain"),
            "host": "portal.agency.test", "cname_target": "portal.localhost", "txt_value": "x",
            "claimed_at": Agency.created, "verified_at": Agency.created,
          ])
      }
      try server.generate()
      let jar = try await server.signIn(member: server.agency.owner)
      let entrance = [
        ("GET", "/team/sign-in"), ("POST", "/team/sign-in"), ("GET", "/team/second-factor"),
        ("POST", "/team/second-factor"), ("GET", "/team/sign-in/sent"), ("POST", "/team/sign-out"),
        ("GET", "/team/sign-in/\(try server.link(member: server.agency.owner))"),
      ]
      #expect(try await server.get("/sign-in/", host: "portal.agency.test").status == 200)
      for address in Self.addresses(server) + entrance {
        for jar in [Jar(), jar] {
          let reply = try await server.send(
            address.method, address.path, host: "portal.agency.test", cookie: jar.header,
            ["Origin: http://portal.agency.test:8080"] + Self.form.dropFirst(),
            body: address.method == "POST" ? "email=a%40b.test" : nil)
          #expect(reply.status == 404, "\(address)")
        }
      }
    }
  }

  @Test("a member's cookie opens no client's page, and a client's link no console")
  func apart() async throws {
    try await TestServer.run { server in
      let jar = try await server.signIn(member: server.agency.owner)
      let page = try await server.get(server.home(server.agency.ada), jar)
      #expect(page.status == 303 && page["Location"]?.hasPrefix("/sign-in/") == true)
      let clients = try server.link(for: server.agency.ada)
      let members = try server.link(member: server.agency.owner)
      #expect(try await server.get("/team/sign-in/\(clients)").status == 404)
      #expect(try await server.post("/team/sign-in/\(clients)").status == 404)
      #expect(try await server.get("/sign-in/\(members)").status == 404)
      #expect(try await server.post("/sign-in/\(members)").status == 404)
      #expect(try await server.get("/team/sign-in/\(members)").status == 200)
    }
  }

  @Test("whoever is removed from the team is out at once, with session and link")
  func removed() async throws {
    try await TestServer.run { server in
      let jar = try await server.signIn(member: server.agency.jonas)
      let link = try server.link(member: server.agency.jonas)
      #expect(try await server.get("/team/", jar).status == 200)
      try server.temporary.write { db in
        try db.execute(
          sql: "UPDATE member SET removed_at = $1 WHERE id = $2",
          arguments: [server.clock.now.iso, server.agency.jonas.text])
      }
      #expect(try await server.get("/team/", jar).status == 303)
      #expect(try await server.post("/team/sign-in/\(link)").status == 404)
    }
  }

  @Test("a link works once, its page tells whose it is, and its address is told to nobody")
  func once() async throws {
    try await TestServer.run { server in
      let link =
        "/team/sign-in/\(try server.link(member: server.agency.jonas, destination: "/team/?view=done"))"
      for _ in 0..<3 {
        let page = try await server.get(link)
        #expect(page.status == 200 && page.body.contains("Jonas") && page["Referrer-Policy"] == "no-referrer")
      }
      let opened = try await server.post(link)
      #expect(opened.status == 303 && opened["Location"] == "/team/?view=done")
      #expect(opened.all("Set-Cookie").allSatisfy { $0.contains("HttpOnly; SameSite=Lax") })
      let again = try await server.post(link)
      #expect(again.status == 404 && again.all("Set-Cookie").isEmpty)
    }
  }

  @Test("a link's page and the console speak the member's language, the entrance the workspace's")
  func language() async throws {
    try await TestServer.run { server in
      try server.temporary.write { db in
        try db.execute(
          sql: "UPDATE member SET locale = 'ar' WHERE id = $1", arguments: [server.agency.jonas.text])
      }
      let link = try await server.get("/team/sign-in/\(try server.link(member: server.agency.jonas))")
      let jar = try await server.signIn(member: server.agency.jonas)
      for page in [link, try await server.get("/team/", jar)] {
        #expect(page.status == 200 && page.body.contains("lang=\"ar\" dir=\"rtl\""))
      }
      #expect(try await server.get("/team/sign-in").body.contains("dir=\"ltr\""))
    }
  }

  @Test("a session ends after a week without use, after thirty days, and with signing out")
  func ends() async throws {
    try await TestServer.run { server in
      let idle = try await server.signIn(member: server.agency.owner)
      server.clock.advance(seconds: MemberSession.idleSeconds - 1)
      #expect(try await server.get("/team/", idle).status == 200)
      server.clock.advance(seconds: MemberSession.idleSeconds + 1)
      #expect(try await server.get("/team/", idle).status == 303)
      let busy = try await server.signIn(member: server.agency.owner)
      for _ in 0..<5 {
        #expect(try await server.get("/team/", busy).status == 200)
        server.clock.advance(seconds: MemberSession.idleSeconds - 10)
      }
      #expect(try await server.get("/team/", busy).status == 303)
      var left = try await server.signIn(member: server.agency.owner)
      let copy = left
      let out = try await server.post("/team/sign-out", left)
      left.take(out)
      #expect(out.status == 303 && left.cookies.isEmpty)
      #expect(try await server.get("/team/", copy).status == 303)
    }
  }

  @Test("signing in asks for mail alike for everybody, and only who works there gets one")
  func mail() async throws {
    try await TestServer.run { server in
      let email = try server.temporary.read { db in
        try String.fetchOne(
          db, sql: "SELECT email FROM member WHERE id = $1", arguments: [server.agency.jonas.text]) ?? ""
      }
      let client = try server.email(of: server.agency.ada)
      var answers: Set<String> = []
      for address in [email, "nobody@example.test", client] {
        let reply = try await server.post(
          "/team/sign-in", Jar(),
          "email=\(address.replacing("@", with: "%40"))&to=%2Fteam%2F%3Fview%3Deveryone")
        answers.insert(reply.withoutStamp)
      }
      #expect(answers.count == 1)
      await server.settle()
      #expect(server.mail.all.map(\.to.address) == [email])
      let text = try #require(server.mail.all.last?.content.text)
      let link = try #require(text.firstMatch(of: /\/team\/sign-in\/[\w-]{43}/)?.0)
      #expect(try await server.post(String(link))["Location"] == "/team/?view=everyone")
      let wrong = try await server.post("/team/sign-in", Jar(), "email=nonsense")
      #expect(wrong.status == 422 && wrong.body.contains("value=\"nonsense\""))
    }
  }

  @Test(
    "what a sign-in leads to is a page of the console, or the inbox",
    arguments: [
      "//evil.test/", "/team//evil.test", "https://evil.test/team/", "/c/x/", "/team/../c/", "/team/\\evil",
      "/team/ ",
      "/teammate/", "", "/team/?q=\r\nSet-Cookie:x",
    ])
  func destination(_ to: String) async throws {
    #expect(!TeamPath.isPage(to))
    try await TestServer.run { server in
      let link = try server.link(member: server.agency.jonas, destination: to)
      #expect(try await server.post("/team/sign-in/\(link)")["Location"] == "/team/")
    }
  }
}
