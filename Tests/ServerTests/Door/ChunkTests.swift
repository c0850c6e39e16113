import TestSupport
import Testing

@testable import Server

@Suite("L-07: bodies in chunks")
struct ChunkTests {
  private static func send(_ server: TestServer, _ body: String) async throws -> String {
    let wire = try Wire(port: server.port)
    let head =
      "POST /sign-in HTTP/1.1\r\nHost: \(server.host)\r\nSec-Fetch-Site: same-origin\r\n"
      + "Content-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n"
    return await TestServer.offPool {
      wire.send(head + body + "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
      return wire.receiveAll()
    }
  }

  @Test(
    "chunks that two readers could understand differently are refused, and nothing behind them is answered",
    arguments: [
      "zz\r\nemail=a\r\n0\r\n\r\n", "-1\r\nx\r\n0\r\n\r\n", "0x5\r\nemail\r\n0\r\n\r\n",
      "+5\r\nemail\r\n0\r\n\r\n",
      "5\r\nemail=a%40b.test\r\n0\r\n\r\n", "ffffffffffffffff1\r\nx\r\n0\r\n\r\n", "\r\n\r\n",
      " 5\r\nemail\r\n0\r\n\r\n",
      "5\r\nemai\r\n0\r\n\r\n",
    ])
  func malformed(body: String) async throws {
    try await TestServer.run { server in
      let text = try await Self.send(server, body)
      #expect(!text.contains("HTTP/1.1 303"), "\(body.debugDescription): \(text.prefix(80))")
      #expect(text.components(separatedBy: "HTTP/1.1 ").count <= 2 && !text.contains("\r\n\r\nok"))
      #expect(server.mail.all.isEmpty)
      #expect(try await server.get("/healthz").status == 200)
    }
  }

  @Test(
    "chunks that are good are read, with their extensions and trailers; the connection ends with the answer")
  func good() async throws {
    try await TestServer.run { server in
      for body in [
        "10\r\nemail=a%40b.test\r\n0\r\n\r\n", "6\r\nemail=\r\na\r\na%40b.test\r\n0\r\n\r\n",
        "10;name=value\r\nemail=a%40b.test\r\n0\r\n\r\n",
        "10\r\nemail=a%40b.test\r\n0\r\nX-Trailer: host\r\n\r\n",
        "00000010\r\nemail=a%40b.test\r\n000\r\n\r\n",
      ] {
        let text = try await Self.send(server, body)
        #expect(text.hasPrefix("HTTP/1.1 303 "), "\(body.debugDescription): \(text.prefix(80))")
        #expect(text.lowercased().contains("connection: close\r\n"))
        #expect(text.components(separatedBy: "HTTP/1.1 ").count == 2, "nothing behind it is answered")
      }
    }
  }
}
