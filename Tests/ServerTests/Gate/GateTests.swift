import Foundation
import GRDB
import Portal
import TestSupport
import Testing

@testable import Server

@Suite("K, X: the gate that every answer passes")
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
