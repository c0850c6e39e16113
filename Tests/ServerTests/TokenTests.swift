import Foundation
import Portal
import PorticoCrypto
import TestSupport
import Testing

@testable import Server

@Suite("S: tokens and sessions")
struct TokenTests {
  private static func page(_ server: TestServer, _ token: String) async throws -> Int {
    let cookie = "portico=\(token)"
    let page = try await server.send("GET", server.home(server.agency.ada), cookie: cookie)
    let edge = try await server.send(
      "GET", "/edge/authorize", cookie: cookie, ["X-Forwarded-Uri: \(server.home(server.agency.ada))"], admin: true)
    #expect((page.status == 200) == (edge.status == 200))
    #expect(edge.status == 200 || edge.status == 401)
    return page.status
  }

  @Test("S-01 a token that is not signed by us opens nothing, however it is forged")
  func forged() async throws {
    try await TestServer.run { server in
      let good = try server.token(server.agency.ada)
      #expect(try await Self.page(server, good) == 200)
      let parts = good.split(separator: ".").map(String.init)
      let none = Base64URL.text(#"{"alg":"none","typ":"JWT"}"#.utf8)
      let kid = server.ring.tokenKey.publicKey.kid
      let pem = try server.ring.tokenKey.publicKey.pem()
      let symmetric = Base64URL.text(#"{"alg":"HS256","kid":"\#(kid)","typ":"JWT"}"#.utf8) + "." + parts[1]
      let code = HMACSHA256.code(for: symmetric.utf8, key: Secret(pem))
      let jwk = Base64URL.text(
        #"{"alg":"ES256","kid":"\#(kid)","typ":"JWT","jwk":{}}"#.utf8)
      let edited = Base64URL.text(
        String(decoding: Base64URL.bytes(parts[1].utf8) ?? [], as: UTF8.self)
          .replacing(server.agency.ada.text, with: server.agency.ben.text).utf8)
      let forged = [
        "\(none).\(parts[1]).", "\(none).\(parts[1]).\(parts[2])", "\(symmetric).\(Base64URL.text(code.bytes))",
        "\(jwk).\(parts[1]).\(parts[2])", "\(parts[0]).\(edited).\(parts[2])", "\(parts[0]).\(parts[1]).",
        "\(parts[0]).\(parts[1])", good + "=", good + "A", good.dropLast() + "A", "x", ".", "..", String(repeating: "a", count: 5000),
      ].map { String($0) }
      for token in forged where token != good { #expect(try await Self.page(server, token) == 303, "\(token.prefix(60))") }
    }
  }

  @Test("S-02 a token with a wrong claim opens nothing; a clock may be a minute wrong, no more")
  func claims() async throws {
    try await TestServer.run { server in
      let now = server.clock.now.seconds
      let bad: [(inout Token) -> Void] = [
        { $0.expiresAt = now }, { $0.expiresAt = now - 1 }, { $0.notBefore = now + 61 }, { $0.issuedAt = now + 61 },
        { $0.audience = server.strangerHost }, { $0.audience = "portal.localhost" }, { $0.issuer = "http://evil.test" },
        { $0.kind = .member }, { $0.scope = "" },
      ]
      for change in bad {
        let token = try server.token(server.agency.ada, change)
        #expect(try await Self.page(server, token) != 200)
      }
      let good: [(inout Token) -> Void] = [
        { $0.expiresAt = now + 1 }, { $0.notBefore = now + 60 }, { $0.issuedAt = now + 60 },
      ]
      for change in good {
        let token = try server.token(server.agency.ada, change)
        #expect(try await Self.page(server, token) == 200)
      }
      let link = try server.link(for: server.agency.ada)
      #expect(try await Self.page(server, link) == 303)
    }
  }

  @Test("a token that was verified once still ends when it ends, on the same connection too")
  func expiry() async throws {
    try await TestServer.run { server in
      let token = try server.token(server.agency.ada)
      let request = Array("GET \(server.home(server.agency.ada)) HTTP/1.1\r\nHost: \(server.host)\r\nCookie: portico=\(token)\r\n\r\n".utf8)
      let wire = try Wire(port: server.port)
      func status() async -> Int? {
        await TestServer.offPool {
          wire.send(request)
          return wire.receive()?.status
        }
      }
      #expect(await status() == 200)
      server.clock.advance(seconds: 599)
      #expect(await status() == 200)
      server.clock.advance(seconds: 1)
      #expect(await status() == 303)
    }
  }

  @Test("S-04 who signed out is out at once, with the cookies that they had")
  func signOut() async throws {
    try await TestServer.run { server in
      let jar = try await server.signIn(server.agency.ada)
      let home = server.home(server.agency.ada)
      #expect(try await server.get(home, jar).status == 200)
      let out = try await server.post("/sign-out", jar)
      #expect(out.status == 303 && out["Location"] == "/signed-out")
      #expect(out["Clear-Site-Data"] == "\"cache\"")
      #expect(out.all("Set-Cookie").count == 2 && out.all("Set-Cookie").allSatisfy { $0.contains("Max-Age=0") })
      #expect(try await server.get(home, jar).status == 303)
      let renewal = try await server.get("/session/renew?to=\(home)", jar)
      #expect(renewal["Location"] == "/sign-in/?to=\(home)")
      #expect(try await server.get("/signed-out").status == 200)
    }
  }

  @Test("S-05 signing in gives a secret nobody knew, and ends the session that the browser had")
  func fixation() async throws {
    try await TestServer.run { server in
      let first = try await server.signIn(server.agency.ben)
      let planted = Jar(cookies: first.cookies.merging(["portico-session": String(repeating: "A", count: 43)]) { old, _ in old })
      var jar = planted
      let reply = try await server.post("/sign-in/\(try server.link(for: server.agency.ada))", planted)
      jar.take(reply)
      #expect(jar.cookies["portico-session"] != planted.cookies["portico-session"])
      #expect(try await server.get(server.home(server.agency.ben), first).status == 303)
      #expect(try await server.get(server.home(server.agency.ada), jar).status == 200)
    }
  }

  @Test("S-07 cookies have their flags, and stand on nothing that is kept")
  func flags() async throws {
    try await TestServer.run(baseURL: "https://portal.example.com") { server in
      let host = "northlight.portal.example.com"
      let token = try server.link(for: server.agency.ada)
      let reply = try await server.post("/sign-in/\(token)", host: host)
      let cookies = reply.all("Set-Cookie")
      #expect(cookies.count == 2 && reply["Cache-Control"] == "no-store")
      for cookie in cookies {
        #expect(cookie.hasPrefix("__Host-portico"))
        for flag in ["; Path=/", "; Secure", "; HttpOnly", "; SameSite=Lax"] { #expect(cookie.contains(flag)) }
        #expect(!cookie.contains("Domain") && cookie.utf8.count < 4096)
      }
      #expect(reply["Strict-Transport-Security"] == "max-age=31536000")
      var jar = Jar()
      jar.take(reply)
      let page = try await server.get(server.home(server.agency.ada), host: host, jar)
      #expect(page.status == 200 && page.all("Set-Cookie").isEmpty)
    }
  }

  @Test("S-08 a session ends 30 days after its last use and 90 days after its beginning, to the second")
  func limits() async throws {
    try await TestServer.run { server in
      let day: Int64 = 86_400
      let jar = try await server.signIn(server.agency.ada)
      func isLive() async throws -> Bool {
        let reply = try await server.get("/session/renew", jar)
        await server.parts.errands.settle()
        return reply["Location"] == server.home(server.agency.ada)
      }
      server.clock.advance(seconds: 30 * day - 1)
      #expect(try await isLive())
      server.clock.advance(seconds: 30 * day - 1)
      #expect(try await isLive())
      server.clock.advance(seconds: 30 * day)
      #expect(try await !isLive())

      let second = try await server.signIn(server.agency.ben)
      for _ in 0..<8 {
        server.clock.advance(seconds: 11 * day)
        #expect(try await server.get("/session/renew", second)["Location"] == server.home(server.agency.ben))
        await server.parts.errands.settle()
      }
      server.clock.advance(seconds: 2 * day - 1)
      #expect(try await server.get("/session/renew", second)["Location"] == server.home(server.agency.ben))
      await server.parts.errands.settle()
      server.clock.advance(seconds: 1)
      #expect(try await server.get("/session/renew", second)["Location"] == "/sign-in/")
    }
  }

  @Test("S-09 keys are rotated by another process: old tokens go on, new ones are taken, and old ones end with the overlap")
  func rotation() async throws {
    try await TestServer.run { server in
      let old = try server.token(server.agency.ada) { $0.expiresAt += 30 * 3600 }
      #expect(try await Self.page(server, old) == 200)
      let keys = server.temporary.folder.appending(path: "keys").path
      server.clock.advance(seconds: 20)
      let rotated = try KeyRing.rotate(directory: keys, now: server.clock.now.seconds)
      var token = Token(
        issuer: server.settings.baseURL.text, audience: server.host, subject: "session_x", scope: server.agency.ada.text,
        kind: .client, issuedAt: server.clock.now.seconds, expiresAt: server.clock.now.seconds + 600)
      var fresh = try token.signed(by: rotated.tokenKey)
      #expect(try await Self.page(server, fresh) == 200)
      #expect(try await Self.page(server, old) == 200)
      let jwks = try await server.get("/.well-known/jwks.json")
      #expect(jwks.body.contains(rotated.tokenKey.publicKey.kid) && jwks.body.contains(server.ring.tokenKey.publicKey.kid))
      server.clock.advance(seconds: KeyRing.overlapSeconds + 1)
      token.issuedAt = server.clock.now.seconds
      token.expiresAt = server.clock.now.seconds + 600
      fresh = try token.signed(by: rotated.tokenKey)
      #expect(try await Self.page(server, fresh) == 200)
      #expect(try await Self.page(server, old) == 303)
    }
  }

  @Test("S-11 a cookie that is too long, no text, or one of many is no cookie, and nothing else breaks")
  func garbage() async throws {
    try await TestServer.run { server in
      let token = try server.token(server.agency.ada)
      let home = server.home(server.agency.ada)
      let many = (0..<200).map { "c\($0)=v" }.joined(separator: "; ")
      #expect(try await server.send("GET", home, cookie: "\(many); portico=\(token)").status == 200)
      for cookie in [
        String(repeating: "x", count: 8192), "portico=" + String(repeating: "x", count: 8192), "portico=", "portico",
        ";;;=;=", "portico=\(token); portico=\(token)", " =x; ;", "Portico=\(token)", "portico-session=abc",
      ] {
        let reply = try await server.send("GET", home, cookie: cookie)
        #expect(reply.status == 303 && reply["Location"] == "/sign-in/?to=\(home)", "\(cookie.prefix(40))")
        #expect(try await server.send("GET", "/sign-in/", cookie: cookie).status == 200)
      }
      var bytes = Array("GET \(home) HTTP/1.1\r\nHost: \(server.host)\r\nCookie: portico=".utf8)
      bytes += [0xFF, 0xFE, 0x80] + Array("\r\n\r\n".utf8)
      #expect(try await server.raw(bytes)?.status == 303)
      let two = Array("GET \(home) HTTP/1.1\r\nHost: \(server.host)\r\nCookie: a=b\r\nCookie: portico=\(token)\r\n\r\n".utf8)
      #expect(try await server.raw(two)?.status == 200)
    }
  }

  @Test("a renewal gives a token and leads back; a second one for the same page within five seconds is a page")
  func renewal() async throws {
    try await TestServer.run { server in
      let jar = try await server.signIn(server.agency.ada)
      let page = server.home(server.agency.ada) + "billing/"
      let first = try await server.get("/session/renew?to=\(page)", jar)
      #expect(first.status == 303 && first["Location"] == page && first.all("Set-Cookie").count == 1)
      let again = try await server.get("/session/renew?to=\(page)", jar)
      #expect(again.status == 409 && again["Location"] == nil)
      server.clock.advance(seconds: 6)
      #expect(try await server.get("/session/renew?to=\(page)", jar).status == 303)
      for to in ["//evil.test", "/%5cevil.test", "https:evil", "https://good@evil.test/", "javascript:alert(1)", "/sign-out", "/c/x/"] {
        server.clock.advance(seconds: 6)
        #expect(try await server.get("/session/renew?to=\(to)", jar)["Location"] == server.home(server.agency.ada), "\(to)")
      }
      let foreign = try await server.get("/session/renew?to=\(server.home(server.agency.ben))", jar)
      #expect(foreign.status == 404)
    }
  }

  @Test("the bare address leads everybody to where they belong")
  func root() async throws {
    try await TestServer.run { server in
      let jar = try await server.signIn(server.agency.ada)
      #expect(try await server.get("/")["Location"] == "/sign-in/")
      #expect(try await server.get("/", jar)["Location"] == server.home(server.agency.ada))
      server.clock.advance(seconds: 601)
      #expect(try await server.get("/", jar)["Location"] == "/session/renew")
    }
  }
}
