import Foundation
import Portal
import PorticoCrypto
import TestSupport
import Testing

@testable import Server

@Suite("S: tokens")
struct TokenTests {
  private static func page(_ server: TestServer, _ token: String) async throws -> Int {
    let cookie = "portico=\(token)"
    let page = try await server.send("GET", server.home(server.agency.ada), cookie: cookie)
    let edge = try await server.send(
      "GET", "/edge/authorize", cookie: cookie, ["X-Forwarded-Uri: \(server.home(server.agency.ada))"],
      admin: true)
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
        "\(none).\(parts[1]).", "\(none).\(parts[1]).\(parts[2])",
        "\(symmetric).\(Base64URL.text(code.bytes))",
        "\(jwk).\(parts[1]).\(parts[2])", "\(parts[0]).\(edited).\(parts[2])", "\(parts[0]).\(parts[1]).",
        "\(parts[0]).\(parts[1])", good + "=", good + "A", good.dropLast() + "A", "x", ".", "..",
        String(repeating: "a", count: 5000),
      ].map { String($0) }
      for token in forged where token != good {
        #expect(try await Self.page(server, token) == 303, "\(token.prefix(60))")
      }
    }
  }

  @Test("S-02 a token with a wrong claim opens nothing; a clock may be a minute wrong, no more")
  func claims() async throws {
    try await TestServer.run { server in
      let now = server.clock.now.seconds
      let bad: [(inout Token) -> Void] = [
        { $0.expiresAt = now }, { $0.expiresAt = now - 1 }, { $0.notBefore = now + 61 },
        { $0.issuedAt = now + 61 },
        { $0.audience = server.strangerHost }, { $0.audience = "portal.localhost" },
        { $0.issuer = "http://evil.test" },
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
      let request = Array(
        "GET \(server.home(server.agency.ada)) HTTP/1.1\r\nHost: \(server.host)\r\nCookie: portico=\(token)\r\n\r\n"
          .utf8)
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

  @Test(
    "S-09 keys are rotated by another process: old tokens go on, new ones are taken, and old ones end with the overlap"
  )
  func rotation() async throws {
    try await TestServer.run { server in
      let old = try server.token(server.agency.ada) { $0.expiresAt += 30 * 3600 }
      #expect(try await Self.page(server, old) == 200)
      let keys = server.temporary.folder.appending(path: "keys").path
      server.clock.advance(seconds: 20)
      let rotated = try KeyRing.rotate(directory: keys, now: server.clock.now.seconds)
      var token = Token(
        issuer: server.settings.baseURL.text, audience: server.host, subject: "session_x",
        scope: server.agency.ada.text,
        kind: .client, issuedAt: server.clock.now.seconds, expiresAt: server.clock.now.seconds + 600)
      var fresh = try token.signed(by: rotated.tokenKey)
      #expect(try await Self.page(server, fresh) == 200)
      #expect(try await Self.page(server, old) == 200)
      let jwks = try await server.get("/.well-known/jwks.json")
      #expect(
        jwks.body.contains(rotated.tokenKey.publicKey.kid)
          && jwks.body.contains(server.ring.tokenKey.publicKey.kid))
      server.clock.advance(seconds: KeyRing.overlapSeconds + 1)
      token.issuedAt = server.clock.now.seconds
      token.expiresAt = server.clock.now.seconds + 600
      fresh = try token.signed(by: rotated.tokenKey)
      #expect(try await Self.page(server, fresh) == 200)
      #expect(try await Self.page(server, old) == 303)
    }
  }
}
