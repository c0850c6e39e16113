import Foundation
import GRDB
import Portal
import Store
import TestSupport
import Testing

@testable import Server

@Suite("T: one client gets nothing of another")
struct TenantTests {
  /// Every address of the router with the names in it filled in for a client.
  static func addresses(_ server: TestServer, of client: Client.ID, _ agency: Agency) -> [(Route, String)] {
    let pages = [
      "", "billing/", "projects/\(agency.website.text)/", "projects/\(agency.app.text)/", "nothing/",
    ]
    return server.parts.routes.table.routes.flatMap { route -> [(Route, String)] in
      guard route.audience == .client else {
        return [(route, route.template.replacing(/\{[a-z]+…?\}/, with: String(repeating: "A", count: 43)))]
      }
      guard route.template.contains("…") else {
        let names = [
          "client": client.text,
          "id": (route.template.contains("deliverables") ? "del_" : "file_")
            + String(repeating: "0", count: 26),
          "comment": "comment_" + String(repeating: "0", count: 26),
          "thread": "thread_" + String(repeating: "0", count: 26),
        ]
        let path = route.template.replacing(/\{([a-z]+)\}/) { names[String($0.1)] ?? "name" }
        return [(route, path)]
      }
      return pages.map { (route, "/c/\(client.text)/\($0)") }
    }
  }

  /// Something sound for every field of every form.
  private static let everyField =
    "version=ver_00000000000000000000000000&note=x&text=x&message=x&name=x&state=open&nonce=0"

  @Test("T-01 with another client's cookie every address answers as for a client that does not exist")
  func foreign() async throws {
    try await TestServer.run { server in
      let agency = server.agency
      let nobody = Client.ID(unchecked: "client_" + String(repeating: "0", count: 26))
      let jar = try await server.signIn(agency.ada)
      for other in [agency.ben, agency.cleo, server.stranger.ada] {
        for (theirs, none) in zip(
          Self.addresses(server, of: other, agency), Self.addresses(server, of: nobody, agency))
        where theirs.0.audience == .client {
          for method in ["GET", "HEAD", "POST", "PUT", "DELETE"] {
            let form = ["Sec-Fetch-Site: same-origin", "Content-Type: application/x-www-form-urlencoded"]
            let body = method == "POST" ? Self.everyField : nil
            let seen = try await server.send(method, theirs.1, cookie: jar.header, form, body: body)
            let wanted = try await server.send(method, none.1, cookie: jar.header, form, body: body)
            #expect(seen.withoutStamp == wanted.withoutStamp, "\(method) \(theirs.1)")
            let isRoute = server.parts.routes.table.routes.contains { route in
              route.template == theirs.0.template
                && (method == route.method.rawValue || method == "HEAD" && route.method == .get)
            }
            #expect(seen.status == (isRoute ? 404 : 405), "\(method) \(theirs.1)")
          }
        }
      }
      #expect(server.log.all.contains { $0.contains("security=foreign-page") })
    }
  }

  @Test("T-01 every client address shows a redirect to who is not signed in, and the page to whom it belongs")
  func own() async throws {
    try await TestServer.run { server in
      let jar = try await server.signIn(server.agency.ada)
      for path in ["", "billing/", "projects/\(server.agency.website.text)/"] {
        let page = server.home(server.agency.ada) + path
        #expect(try await server.get(page, jar).status == 200, "\(path)")
        let stranger = try await server.get(page)
        #expect(stranger.status == 303 && stranger["Location"] == "/sign-in/?to=\(page)")
        let expired = try await server.get(
          page, Jar(cookies: ["portico-session": jar.cookies["portico-session"] ?? ""]))
        #expect(expired.status == 303 && expired["Location"] == "/session/renew?to=\(page)")
      }
    }
  }

  @Test("T-02 a token and a session of one host are worth nothing on another")
  func hosts() async throws {
    try await TestServer.run { server in
      let jar = try await server.signIn(server.agency.ada)
      for host in [server.strangerHost, "portal.localhost"] {
        let page = try await server.get(server.home(server.agency.ada), host: host, jar)
        #expect(page.status == 303, "\(host)")
        let renewal = try await server.get(
          "/session/renew?to=\(server.home(server.agency.ada))", host: host, jar)
        #expect(renewal["Location"]?.hasPrefix("/sign-in/") == true, "\(host)")
      }
    }
  }

  @Test(
    "T-06 the same address in two agencies signs in where the host says, and a link is good in its own only")
  func twoAgencies() async throws {
    try await TestServer.run { server in
      try server.temporary.write { db in
        try db.execute(sql: "UPDATE client SET email = 'same@example.test' WHERE name = 'Ada Lind'")
      }
      _ = try await server.post("/sign-in", host: server.strangerHost, Jar(), "email=same%40example.test")
      await server.settle()
      let link = try #require(server.mail.link)
      #expect(try await server.get(link).status == 404)
      #expect(try await server.post(link).status == 404)
      let opened = try await server.post(link, host: server.strangerHost)
      #expect(opened["Location"] == server.home(server.stranger.ada))
    }
  }

  /// Paths that are the own page in disguise, or somebody else's.
  static func corpus(_ own: String, _ other: String) -> [String] {
    let disguises = [
      "/c/\(own)/../\(other)/", "/c/\(own)/%2e%2e/\(other)/", "/c/\(own)/..%2f\(other)/", "//c/\(other)/",
      "/c//\(other)/", "/c/\(own);/", "/c/\(own);x=1/", "/c/\(own)\\\(other)/", "/C/\(own)/",
      "/c/\(own.uppercased())/",
      "/c/./\(own)/", "/c/\(own)/./", "/c/\(own)//", "/c/\(own)/%00/", "/c/\(own)%00/", "/c/\(own)/.%2e/",
      "/c/%63lient/", "/%63/\(own)/", "/c/\(own)/billing%2f", "/c/\(own)/%252e%252e/\(other)/",
      "/c/\(own)/%c0%ae%c0%ae/\(other)/", "/c/\(own)/..\\..\\etc/", "/c/\(own)/index.html", "/c/\(own)/../",
      "/c/..",
      "/c/../c/\(own)/", "/./c/\(own)/", "/c/\(own)/a.b/", "/c/\(own)/a b/".replacing(" ", with: "%20"),
      "/c/\(own)/~/", "/c/\(own)/@/", "/c/\(own)/a:b/", "/c/\(own)/*/", "/c/\(own)/Billing/",
      "/c/\(own)/billing/..;/",
    ]
    let traversals = [
      "etc/passwd", "hosts", ".state/lock", ".stage", "public/sign-in", "clients", "portico.sqlite",
    ].flatMap {
      [
        "/c/\(own)/../../../\($0)", "/c/\(own)/..%2f..%2f\($0)/", "/assets/../\($0)", "/assets/..%2f\($0)",
        "//\($0)", "/\($0)\\", "/assets/.\($0)", "/c/\(other)/../\($0)/",
      ]
    }
    return disguises + traversals
  }

  @Test(
    "T-10, D-01 a path in disguise is refused before anybody asks whose it is, at the door, at the edge, anywhere"
  )
  func disguised() async throws {
    try await TestServer.run { server in
      let own = server.agency.ada.text
      let jar = try await server.signIn(server.agency.ada)
      let corpus = Self.corpus(own, server.agency.ben.text)
      #expect(corpus.count > 85)
      for path in corpus {
        let reply = try await server.get(path, jar)
        #expect(reply.status == 400 || reply.status == 404, "\(path): \(reply.status)")
        #expect(!reply.body.contains("root:"))
        let closing = try await server.get(path, jar, ["Connection: close"])
        #expect(closing.status == reply.status, "\(path)")
        let edge = try await server.send(
          "GET", "/edge/authorize", cookie: jar.header, ["X-Forwarded-Uri: \(path)"], admin: true)
        #expect(edge.status == 401, "\(path)")
      }
    }
  }

  @Test("an address of a page without its last slash leads to the one with it")
  func slash() async throws {
    try await TestServer.run { server in
      let jar = try await server.signIn(server.agency.ada)
      for path in ["/c/\(server.agency.ada.text)", server.home(server.agency.ada) + "billing"] {
        let reply = try await server.get(path, jar)
        #expect(reply.status == 308 && reply["Location"] == path + "/")
      }
    }
  }

  @Test("S-03, T-04 pages of an access that was revoked are gone, and so is the session")
  func revoked() async throws {
    try await TestServer.run { server in
      let jar = try await server.signIn(server.agency.cleo)
      let home = server.home(server.agency.cleo)
      #expect(try await server.get(home, jar).status == 200)
      try server.temporary.write { db in
        try db.execute(
          sql: "UPDATE access SET revoked_at = $1 WHERE client = $2",
          arguments: [server.clock.now.iso, server.agency.cleo.text])
      }
      try server.generate()
      #expect(try await server.get("\(home)billing/", jar).status == 404)
      // The session's own answer says what has happened.
      let gone = try await server.get(home, jar)
      #expect(gone.status == 303 && gone["Location"] == "/session/renew?to=\(home)")
      let renewal = try await server.get("/session/renew?to=\(home)", jar)
      #expect(renewal.status == 403 && renewal.body.contains("ended"))
      #expect(renewal.all("Set-Cookie").allSatisfy { $0.contains("Max-Age=0") })
      let ended = try server.temporary.read { db in
        try Int.fetchOne(db, sql: "SELECT count(*) FROM session WHERE ended_at IS NULL") ?? -1
      }
      #expect(ended == 0)
    }
  }

  @Test("D-03 a link planted among the pages is not followed, in the last place or on the way")
  func planted() async throws {
    try await TestServer.run { server in
      let jar = try await server.signIn(server.agency.ada)
      let folder = server.site.output.client(server.agency.key(server.agency.ada))
      let other = server.site.output.client(server.agency.key(server.agency.ben))
      let files = FileManager.default
      try files.createDirectory(atPath: "\(folder)/one", withIntermediateDirectories: true)
      try files.createSymbolicLink(atPath: "\(folder)/one/index.html", withDestinationPath: "/etc/passwd")
      try files.createSymbolicLink(atPath: "\(folder)/two", withDestinationPath: other)
      for path in ["one/", "two/"] {
        let reply = try await server.get(server.home(server.agency.ada) + path, jar)
        #expect(reply.status == 404, "\(path)")
      }
      #expect(server.log.all.filter { $0.contains("cannot be served") }.count == 2)
    }
  }

  @Test("D-10 a page's tag opens nothing: who is not let in gets the same answer with it as without")
  func leakyTag() async throws {
    try await TestServer.run { server in
      let home = server.home(server.agency.ada)
      let tag = try #require(try await server.get(home, try await server.signIn(server.agency.ada))["ETag"])
      let ben = try await server.signIn(server.agency.ben)
      for jar in [Jar(), ben] {
        let plain = try await server.get(home, jar)
        for headers in [
          ["If-None-Match: \(tag)"], ["If-None-Match: *"], ["Range: bytes=0-10"],
          ["If-Modified-Since: Tue, 24 Nov 2099 16:20:05 GMT"],
        ] {
          let reply = try await server.get(home, jar, headers)
          #expect(reply.withoutStamp == plain.withoutStamp)
        }
        let head = try await server.send("HEAD", home, cookie: jar.header)
        #expect(head.status == plain.status && head.body.isEmpty)
      }
    }
  }

  @Test("a page is never stale: what was published is what the next request gets")
  func fresh() async throws {
    try await TestServer.run { server in
      let jar = try await server.signIn(server.agency.ada)
      let home = server.home(server.agency.ada)
      for round in 0..<20 {
        try server.temporary.write { db in
          try db.execute(
            sql: "UPDATE project SET name = $1 WHERE id = $2",
            arguments: ["Round \(round)!", server.agency.website.text])
        }
        try server.generate()
        #expect(try await server.get(home, jar).body.contains("Round \(round)!"))
      }
    }
  }
}
