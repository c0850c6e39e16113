import GRDB
import TestSupport
import Testing

@testable import Server

@Suite("C-03: forms in disguise")
struct ContentTypeTests {
  private static let site = "Sec-Fetch-Site: same-origin"

  /// Bodies that other pages can make a browser send without asking, or that some servers take for a form.
  private static let disguises = [
    ("text/plain", "again=1&email=a@b.test"), ("text/plain", #"{"again":"1","email":"a@b.test"}"#),
    ("application/json", #"{"again":"1","email":"a@b.test"}"#),
    (
      "multipart/form-data; boundary=x",
      "--x\r\nContent-Disposition: form-data; name=\"email\"\r\n\r\na@b.test\r\n--x--\r\n"
    ),
    ("application/x-www-form-urlencodedx", "email=a@b.test"), ("text/html", "<p>"), ("*/*", "email=a@b.test"),
    ("application/xml; x=application/x-www-form-urlencoded", "email=a@b.test"),
  ]

  private static func state(_ server: TestServer) throws -> String {
    try server.temporary.read { db in
      let rows = try ["sign_in_link", "session", "rate_limit", "change"].map {
        try Row.fetchAll(db, sql: "SELECT * FROM \($0)").description
      }
      return rows.joined()
    }
  }

  @Test("no address that takes a form takes anything else for one, with whatever name it comes")
  func everyForm() async throws {
    try await TestServer.run { server in
      let jar = try await server.signInBoth(server.agency.ada, server.agency.owner)
      let token = try server.link(for: server.agency.ada)
      let before = try Self.state(server)
      for path in try server.formAddresses(token: token) {
        for (type, body) in Self.disguises
        where !(type.hasPrefix("multipart/") && server.takesFiles(path)) {
          let reply = try await server.send(
            "POST", path, cookie: jar.header, [Self.site, "Content-Type: \(type)"], body: body)
          #expect(reply.status == 415 && reply.all("Set-Cookie").isEmpty, "\(path) \(type)")
        }
        let twice = [
          Self.site, "Content-Type: text/plain", "Content-Type: application/x-www-form-urlencoded",
        ]
        #expect(
          try await server.send("POST", path, cookie: jar.header, twice, body: "").status == 415, "\(path)")
        let packed = [Self.site, "Content-Type: application/x-www-form-urlencoded", "Content-Encoding: gzip"]
        #expect(
          try await server.send("POST", path, cookie: jar.header, packed, body: "\u{1F}x").status == 415,
          "\(path)")
      }
      await server.settle()
      #expect(try Self.state(server) == before)
      #expect(server.mail.all.isEmpty)
      #expect(try await server.get(server.home(server.agency.ada), jar).status == 200)
    }
  }

  @Test("a method cannot be smuggled into another, in no field and no query")
  func methods() async throws {
    try await TestServer.run { server in
      let jar = try await server.signInBoth(server.agency.ada, server.agency.owner)
      let token = try server.link(for: server.agency.ada)
      let before = try Self.state(server)
      for path in try server.formAddresses(token: token) {
        for headers in [
          ["X-HTTP-Method-Override: POST"], ["X-HTTP-Method: POST"], ["X-Method-Override: POST"], [],
        ] {
          for method in ["GET", "HEAD", "PUT", "DELETE", "PATCH"] {
            let reply = try await server.send(
              method, path + "?_method=POST&email=a%40b.test&again=1", cookie: jar.header,
              [Self.site] + headers)
            #expect(reply.all("Set-Cookie").isEmpty && reply.status != 500, "\(method) \(path)")
          }
        }
      }
      await server.settle()
      #expect(try Self.state(server) == before)
      #expect(server.mail.all.isEmpty)
    }
  }

  @Test("a method that an address does not have is refused with those that it has")
  func wrongMethods() async throws {
    try await TestServer.run { server in
      let jar = try await server.signIn(server.agency.ada)
      let table = server.parts.routes.table
      for route in table.routes where !route.template.contains("{") {
        for method in ["GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"] {
          let here = table.routes.filter { $0.template == route.template }.map(\.method.rawValue)
          if here.contains(method) { continue }
          let reply = try await server.send(method, route.template, cookie: jar.header, [Self.site])
          #expect(reply.status == 405, "\(method) \(route.template)")
          let allowed = here.flatMap { $0 == "GET" ? ["GET", "HEAD"] : [$0] }.joined(separator: ", ")
          #expect(reply["Allow"] == allowed, "\(method) \(route.template)")
        }
      }
      #expect(try await server.get(server.home(server.agency.ada), jar).status == 200)
    }
  }

  @Test("what stands in a query is no field of a form, and a form without a type is none")
  func elsewhere() async throws {
    try await TestServer.run { (server) async throws -> Void in
      #expect(try await server.post("/sign-in?email=a%40b.test", Jar(), "").status == 422)
      #expect(try await server.send("POST", "/sign-in", [Self.site], body: "email=a@b.test").status == 415)
      await server.settle()
      #expect(server.mail.all.isEmpty)
    }
  }

  @Test("a form's own type may name its letters, in any case")
  func forms() async throws {
    try await TestServer.run { (server) async throws -> Void in
      for type in [
        "application/x-www-form-urlencoded", "Application/X-WWW-Form-URLEncoded; charset=UTF-8",
        "application/x-www-form-urlencoded ;charset=utf-8",
      ] {
        let headers = [Self.site, "Content-Type: \(type)"]
        #expect(
          try await server.send("POST", "/sign-in", headers, body: "email=a@b.test").status == 303, "\(type)")
      }
      // Signing out says nothing besides, so it needs no type either.
      #expect(try await server.send("POST", "/sign-out", [Self.site]).status == 303)
    }
  }
}
