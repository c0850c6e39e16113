import Portal
import TestSupport
import Testing

@testable import Server

@Suite("S: cookies")
struct CookieTests {
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
        for flag in ["; Path=/", "; Secure", "; HttpOnly", "; SameSite=Lax"] {
          #expect(cookie.contains(flag))
        }
        #expect(!cookie.contains("Domain") && cookie.utf8.count < 4096)
      }
      #expect(reply["Strict-Transport-Security"] == "max-age=31536000")
      var jar = Jar()
      jar.take(reply)
      let page = try await server.get(server.home(server.agency.ada), host: host, jar)
      #expect(page.status == 200 && page.all("Set-Cookie").isEmpty)
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
        String(repeating: "x", count: 8192), "portico=" + String(repeating: "x", count: 8192), "portico=",
        "portico",
        ";;;=;=", "portico=\(token); portico=\(token)", " =x; ;", "Portico=\(token)", "portico-session=abc",
      ] {
        let reply = try await server.send("GET", home, cookie: cookie)
        #expect(reply.status == 303 && reply["Location"] == "/sign-in/?to=\(home)", "\(cookie.prefix(40))")
        #expect(try await server.send("GET", "/sign-in/", cookie: cookie).status == 200)
      }
      var bytes = Array("GET \(home) HTTP/1.1\r\nHost: \(server.host)\r\nCookie: portico=".utf8)
      bytes += [0xFF, 0xFE, 0x80] + Array("\r\n\r\n".utf8)
      #expect(try await server.raw(bytes)?.status == 303)
      let two = Array(
        "GET \(home) HTTP/1.1\r\nHost: \(server.host)\r\nCookie: a=b\r\nCookie: portico=\(token)\r\n\r\n".utf8
      )
      #expect(try await server.raw(two)?.status == 200)
    }
  }

  @Test("S-11 whoever comes with cookies that are garbage is led to the form for signing in, in a few steps")
  func noLoop() async throws {
    try await TestServer.run { server in
      let page = server.home(server.agency.ada) + "billing/"
      let secret = String(repeating: "A", count: 43)
      let old = try server.token(server.agency.ada) { $0.expiresAt = $0.issuedAt }
      for cookies in [
        ["portico-session": secret], ["portico-session": secret, "portico": old], ["portico": old],
        ["portico-session": "x", "portico": "y"], ["portico-session": "\"\(secret)\""], ["portico": secret],
      ] {
        var jar = Jar(cookies: cookies)
        var target = page
        var steps = 0
        var reply = try await server.get(target, jar)
        while reply.status == 303, steps < 10 {
          jar.take(reply)
          target = try #require(reply["Location"])
          reply = try await server.get(target, jar)
          steps += 1
        }
        #expect(reply.status == 200 && target == "/sign-in/?to=\(page)" && steps <= 2, "\(cookies) \(target)")
      }
    }
  }
}
