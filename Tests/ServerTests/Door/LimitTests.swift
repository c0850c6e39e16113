import Foundation
import TestSupport
import Testing

@testable import Server

@Suite("L: what is too much, and what is not HTTP")
struct LimitTests {
  @Test(
    "L-07 what two readers could understand differently is refused, and the connection ends",
    arguments: [
      "GET / HTTP/1.1\nHost: H\n\n", "GET  / HTTP/1.1\r\nHost: H\r\n\r\n",
      "GET / HTTP/1.1\r\nHost : H\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: H\r\n folded\r\n\r\n", "GET /\0 HTTP/1.1\r\nHost: H\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: H\r\nX: a\0b\r\n\r\n", "GET / HTTP/1.1\r\nHost: H\r\nX: a\rb\r\n\r\n",
      "POST /sign-in HTTP/1.1\r\nHost: H\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      "POST /sign-in HTTP/1.1\r\nHost: H\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
      "POST /sign-in HTTP/1.1\r\nHost: H\r\nContent-Length: 3, 3\r\n\r\nabc",
      "POST /sign-in HTTP/1.1\r\nHost: H\r\nContent-Length: +3\r\n\r\nabc",
      "POST /sign-in HTTP/1.1\r\nHost: H\r\nContent-Length: 0x3\r\n\r\nabc",
      "POST /sign-in HTTP/1.1\r\nHost: H\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
      "POST /sign-in HTTP/1.1\r\nHost: H\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
      "POST /sign-in HTTP/1.0\r\nHost: H\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      "GET / HTTP/2.0\r\nHost: H\r\n\r\n", "GET / HTTP/1.1 \r\nHost: H\r\n\r\n",
      "GET / http/1.1x\r\nHost: H\r\n\r\n", "\r\n\r\n\r\n", "get / HTTP/1.1\r\nHost: H\r\n\r\n",
      "CONNECT / HTTP/1.1\r\nHost: H\r\n\r\n", "GET * HTTP/1.1\r\nHost: H\r\n\r\n",
      "GET /#a HTTP/1.1\r\nHost: H\r\n\r\n", "GET / HTTP/1.1\r\n: x\r\nHost: H\r\n\r\n",
      "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
      "\u{16}\u{3}\u{1}\u{2}\u{0}\n\n", "GET /é HTTP/1.1\r\nHost: H\r\n\r\n",
    ])
  func malformed(request: String) async throws {
    try await TestServer.run { server in
      let wire = try Wire(port: server.port)
      let text = await TestServer.offPool {
        wire.send(
          Array(
            (request.replacing("Host: H", with: "Host: \(server.host)")
              + "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n").utf8))
        return wire.receiveAll()
      }
      #expect(
        text.hasPrefix("HTTP/1.1 400 ") || text.hasPrefix("HTTP/1.1 505 "),
        "\(request.debugDescription): \(text.prefix(60))")
      #expect(text.components(separatedBy: "HTTP/1.1 ").count == 2, "nothing behind it is answered")
      #expect(try await server.get("/healthz").status == 200)
    }
  }

  @Test("L-03 too many fields, too long a head, address or form are refused by their own status")
  func heads() async throws {
    try await TestServer.run { (server) async throws -> Void in
      let many = (0..<2000).map { "X-\($0): y" }
      #expect(try await server.get("/", Jar(), many).status == 431)
      let long = ["X: " + String(repeating: "y", count: 90_000)]
      #expect(try await server.get("/", Jar(), long).status == 431)
      let address = "/" + String(repeating: "a", count: 64_000)
      #expect(try await server.get(address).status == 414)
      let site = ["Sec-Fetch-Site: same-origin", "Content-Type: application/x-www-form-urlencoded"]
      let parameters = (0..<100_000).map { "p\($0)=1" }.joined(separator: "&")
      #expect(try await server.send("POST", "/sign-in", site, body: parameters).status == 413)
      let nested = "x" + String(repeating: "[a]", count: 2000) + "=1"
      #expect(try await server.send("POST", "/sign-in", site, body: nested).status == 422)
      let tooMany = (0..<200).map { "p\($0)=1" }.joined(separator: "&")
      #expect(try await server.send("POST", "/sign-in", site, body: tooMany).status == 400)
      for body in ["email=%", "email=%zz", "email=%ff%fe", "email=a&email=b", "=x", "email", "email=%00"] {
        #expect(try await server.send("POST", "/sign-in", site, body: body).status == 400, "\(body)")
      }
      #expect(try await server.get("/healthz").status == 200)
    }
  }

  @Test("L-04 a body that is too long is refused before it is read, at every address that takes one")
  func bodies() async throws {
    try await TestServer.run { server in
      let token = try server.link(for: server.agency.ada)
      for path in try server.formAddresses(token: token) + ["/", "/nothing", "/c/x/"] {
        let head =
          "POST \(path) HTTP/1.1\r\nHost: \(server.host)\r\nSec-Fetch-Site: same-origin\r\n"
          + "Content-Type: application/x-www-form-urlencoded\r\n"
        for extra in ["", "Expect: 100-continue\r\n"] {
          let reply = try await server.raw(
            Array((head + extra + "Content-Length: 1000000000000\r\n\r\n").utf8))
          #expect(reply?.status == 413 && reply?["Connection"] == "close", "\(path)")
        }
        let wire = try Wire(port: server.port)
        let text = await TestServer.offPool {
          wire.send(head + "Transfer-Encoding: chunked\r\n\r\n")
          let chunk = Array("2000\r\n".utf8) + [UInt8](repeating: 97, count: 0x2000) + Array("\r\n".utf8)
          for _ in 0..<200 { wire.send(chunk) }
          return wire.receiveAll()
        }
        let first = text.prefix(12)
        // Where long bodies are taken, only a client's is read, and in the console only the team's.
        let refusals = server.asksFirst(path) ? [303] : [413, 404, 405]
        #expect(refusals.contains { first == "HTTP/1.1 \($0)" }, "\(path) \(first)")
        #expect(text.components(separatedBy: "HTTP/1.1 ").count == 2, "\(path)")
      }
      #expect(try await server.get("/sign-in/\(token)").status == 200)
    }
  }

  @Test("a body of a good length is asked for where somebody waits to be asked")
  func expectation() async throws {
    try await TestServer.run { server in
      let head =
        "POST /sign-in HTTP/1.1\r\nHost: \(server.host)\r\nSec-Fetch-Site: same-origin\r\n"
        + "Content-Type: application/x-www-form-urlencoded\r\n"
      let goOn = "HTTP/1.1 100 Continue\r\n\r\n"
      let wire = try Wire(port: server.port)
      let (asked, status) = await TestServer.offPool { () -> (String, Int?) in
        wire.send(head + "Expect: 100-continue\r\nContent-Length: 16\r\n\r\n")
        let asked = wire.receive(exactly: goOn.utf8.count)
        wire.send("email=a%40b.test")
        return (asked, wire.receive()?.status)
      }
      #expect(asked == goOn && status == 303)
      #expect(try await server.raw(Array((head + "Expect: 200-ok\r\n\r\n").utf8))?.status == 417)
    }
  }

  @Test("requests sent ahead are answered in their order, by whichever way each goes")
  func pipelined() async throws {
    try await TestServer.run { server in
      let jar = try await server.signIn(server.agency.ada)
      let cookie = "Host: \(server.host)\r\nCookie: \(jar.header ?? "")\r\n"
      let body = "email=a%40b.test"
      let post =
        "POST /sign-in HTTP/1.1\r\n\(cookie)Sec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
      let page = "GET \(server.home(server.agency.ada)) HTTP/1.1\r\n\(cookie)\r\n"
      let other = "GET /robots.txt HTTP/1.1\r\n\(cookie)\r\n"
      let missing = "GET /nothing HTTP/1.1\r\n\(cookie)\r\n"
      let all = [page, other, page, post, page, page, missing, other, page]
      let wanted = [200, 200, 200, 303, 200, 200, 404, 200, 200]
      for pieces in [1, 7, 64] {
        let wire = try Wire(port: server.port)
        let bytes = Array(all.joined().utf8)
        let statuses = await TestServer.offPool { () -> [Int] in
          for start in stride(from: 0, to: bytes.count, by: max(1, bytes.count / pieces)) {
            wire.send(Array(bytes[start..<min(bytes.count, start + max(1, bytes.count / pieces))]))
          }
          return all.compactMap { _ in wire.receive()?.status }
        }
        #expect(statuses == wanted)
      }
    }
  }
}
