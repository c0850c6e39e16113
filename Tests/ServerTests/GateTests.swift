import Foundation
import GRDB
import Portal
import TestSupport
import Testing

@testable import Server

@Suite("K, X, C: the gates that every request and every answer passes")
struct GateTests {
  /// An answer of each kind: statuses, routes, ways in.
  private static func everyKind(_ server: TestServer) async throws -> [(String, Reply)] {
    let jar = try await server.signIn(server.agency.ada)
    let home = server.home(server.agency.ada)
    let tag = try await server.get(home, jar)["ETag"] ?? ""
    let asset = try Self.asset(server)
    var replies: [(String, Reply)] = []
    func add(_ name: String, _ reply: Reply?) throws {
      replies.append((name, try #require(reply, "\(name)")))
    }
    try add("page", try await server.get(home, jar))
    try add("page, last", try await server.get(home, jar, ["Connection: close"]))
    try add("304", try await server.get(home, jar, ["If-None-Match: \(tag)"]))
    try add("304, last", try await server.get(home, jar, ["If-None-Match: \(tag)", "Connection: close"]))
    try add("HEAD", try await server.send("HEAD", home, cookie: jar.header))
    try add("404", try await server.get(home + "nothing/", jar))
    try add("404, unknown", try await server.get("/nothing", jar))
    try add("308", try await server.get(home.dropLast() + "", jar))
    try add("303", try await server.get(home))
    try add("400", try await server.get("/c//", jar))
    try add("405", try await server.post(home, jar))
    try add("403", try await server.post("/sign-out", jar, "", []))
    try add(
      "413",
      try await server.raw(
        Array("POST /sign-in HTTP/1.1\r\nHost: \(server.host)\r\nContent-Length: 99999999\r\n\r\n".utf8)))
    try add("414", try await server.get("/" + String(repeating: "a", count: 9000)))
    try add(
      "415",
      try await server.send(
        "POST", "/sign-in", ["Sec-Fetch-Site: same-origin", "Content-Type: text/plain"],
        body: "email=a@b.test"))
    try add("421", try await server.get("/", host: "evil.test"))
    try add("broken", try await server.raw(Array("GET / HTTP/1.1\r\n\r\n".utf8)))
    try add(
      "chunks",
      try await server.raw(
        Array(
          "POST /sign-in HTTP/1.1\r\nHost: \(server.host)\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n".utf8)))
    try add("sign-in", try await server.get("/sign-in/"))
    try add("asset", try await server.get("/assets/\(asset)"))
    try add("health", try await server.get("/healthz"))
    try add("jwks", try await server.get("/.well-known/jwks.json"))
    try add("admin", try await server.send("GET", "/metrics", admin: true))
    return replies
  }

  private static func asset(_ server: TestServer) throws -> String {
    let folder = server.site.output.publicFolder(server.agency.workspace) + "/assets"
    return try #require(
      try FileManager.default.contentsOfDirectory(atPath: folder).first { $0.hasSuffix(".css") })
  }

  @Test("K-01, X-07, C-05 every answer says who may keep it and what a browser may do with it")
  func headers() async throws {
    try await TestServer.run { server in
      for (name, reply) in try await Self.everyKind(server) {
        let policy = reply.all("Content-Security-Policy")
        #expect(policy == [ResponseGate.contentSecurityPolicy], "\(name)")
        #expect(reply.all("X-Content-Type-Options") == ["nosniff"], "\(name)")
        #expect(reply.all("Cross-Origin-Opener-Policy") == ["same-origin"], "\(name)")
        #expect(reply.all("Cross-Origin-Resource-Policy") == ["same-origin"], "\(name)")
        #expect(reply.all("X-Frame-Options") == ["DENY"], "\(name)")
        #expect(
          reply.all("Referrer-Policy").count == 1 && reply.all("Permissions-Policy").count == 1, "\(name)")
        #expect(reply["Server"] == nil && reply["X-Powered-By"] == nil, "\(name)")
        let control = reply.all("Cache-Control")
        switch name {
        case "page", "page, last", "304", "304, last", "HEAD":
          #expect(control == ["private, no-cache"], "\(name)")
        case "asset": #expect(control == ["public, max-age=31536000, immutable"])
        default: #expect(control == ["no-store"], "\(name)")
        }
        #expect(control.first?.contains("public") != true || reply.all("Set-Cookie").isEmpty, "\(name)")
      }
      let policy = ResponseGate.contentSecurityPolicy
      #expect(
        !policy.contains("unsafe") && policy.contains("object-src 'none'")
          && policy.contains("base-uri 'none'"))
      #expect(policy.contains("frame-ancestors 'none'") && policy.contains("default-src 'none'"))
    }
  }

  @Test("both ways in give the same page with the same fields")
  func oneGate() async throws {
    try await TestServer.run { server in
      let jar = try await server.signIn(server.agency.ada)
      for path in [
        server.home(server.agency.ada), server.home(server.agency.ben), server.home(server.agency.ada) + "x/",
      ] {
        let quick = try await server.get(path, jar)
        let long = try await server.get(path, jar, ["Connection: close"])
        let without = { (reply: Reply) in
          reply.withoutStamp.replacing("connection: close\n", with: "").replacing(
            "Connection: close\n", with: "")
        }
        #expect(without(quick).lowercased() == without(long).lowercased(), "\(path)")
      }
    }
  }

  @Test(
    "C-01 a form from another site is refused at every address that takes one; same-origin, none and our exact origin pass"
  )
  func crossSite() async throws {
    try await TestServer.run { server in
      let jar = try await server.signIn(server.agency.ada)
      let token = try server.link(for: server.agency.ben)
      let posts = server.parts.routes.table.routes.filter { $0.method == .post }
      #expect(posts.count >= 3)
      for route in posts {
        let path = route.template.replacing("{token}", with: token)
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

  @Test("C-03 other content types, other methods, and methods in disguise do nothing")
  func tricks() async throws {
    try await TestServer.run { server in
      let jar = try await server.signIn(server.agency.ada)
      let site = "Sec-Fetch-Site: same-origin"
      for type in ["text/plain", "application/json", "multipart/form-data; boundary=x", ""] {
        let headers = [site] + (type.isEmpty ? [] : ["Content-Type: \(type)"])
        let reply = try await server.send("POST", "/sign-in", headers, body: "email=a@b.test")
        #expect(reply.status == 415, "\(type)")
      }
      for headers in [["X-HTTP-Method-Override: POST"], ["X-Method-Override: DELETE"]] {
        #expect(try await server.get("/sign-out?_method=POST", jar, headers).status == 405)
      }
      let wrong = try await server.get("/sign-out", jar)
      #expect(wrong.status == 405 && wrong["Allow"] == "POST")
      for method in ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"] {
        let reply = try await server.send(method, "/sign-in/", cookie: jar.header, [site])
        #expect(reply.status == 405 && reply["Allow"] == "GET, HEAD", "\(method)")
      }
      #expect(try await server.get(server.home(server.agency.ada), jar).status == 200)
      #expect(try await server.post("/sign-in?email=a%40b.test", Jar(), "").status == 422)
      #expect(server.mail.all.isEmpty)
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
      await server.parts.errands.settle()
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

  @Test("K-05 what no cache keys on changes no answer")
  func unkeyed() async throws {
    try await TestServer.run { server in
      let jar = try await server.signIn(server.agency.ada)
      let asset = try Self.asset(server)
      for path in [server.home(server.agency.ada), "/sign-in/", "/nothing", "/assets/\(asset)"] {
        let plain = try await server.get(path, jar).withoutStamp
        for headers in [
          ["X-Forwarded-Host: evil.test"], ["X-Forwarded-Proto: https"], ["X-Forwarded-For: 1.2.3.4"],
          ["X-Original-URL: /sign-in/"], ["X-Rewrite-URL: /x"], ["X-HTTP-Method-Override: POST"],
          ["Accept: text/evil"],
          ["Accept-Encoding: gzip, br"], ["Accept-Language: xx-evil"], ["X-Forwarded-Prefix: /evil"],
          ["Range: bytes=0-5"],
        ] {
          #expect(try await server.get(path, jar, headers).withoutStamp == plain, "\(path) \(headers)")
        }
        #expect(try await server.get(path + "?utm_source=evil&a=%00&&", jar).withoutStamp == plain)
        let fat = try await server.send("GET", path, cookie: jar.header, body: "to=/evil/&email=x")
        #expect(fat.withoutStamp == plain, "\(path)")
      }
    }
  }
}
