import Testing

@testable import Server

@Suite("L-01: many connections at once", .timeLimit(.minutes(3)))
struct CrowdTests {
  @Test("whoever asks properly is answered while hundreds dawdle: over heads, over bodies, over answers")
  func dawdlers() async throws {
    // A clock that stands still: a busy machine makes nobody late.
    try await TestServer.run(doors: TestDoorClock().clock) { server in
      let jar = try await server.signIn(server.agency.ada)
      let host = "Host: \(server.host)\r\n"
      let page = "GET \(server.home(server.agency.ada)) HTTP/1.1\r\n\(host)Cookie: \(jar.header ?? "")\r\n"
      let body =
        "POST /sign-in HTTP/1.1\r\n\(host)Sec-Fetch-Site: same-origin\r\nContent-Length: 5000\r\n\r\nemail="
      var wires: [Wire] = []
      for number in 0..<400 {
        let wire = try Wire(port: server.port, receiveBuffer: 4096)
        switch number % 4 {
        case 0: break
        case 1: wire.send(page)
        case 2: wire.send(body)
        default: wire.send(String(repeating: page + "\r\n", count: 30))
        }
        wires.append(wire)
      }
      for _ in 0..<25 {
        #expect(try await server.get(server.home(server.agency.ada), jar).status == 200)
        #expect(try await server.get("/sign-in/").status == 200)
      }
      // Those that come to an end after all are answered too.
      for wire in wires[1...].prefix(1) {
        wire.send("\r\n")
        #expect(await TestServer.offPool { wire.receive()?.status } == 200)
      }
    }
  }

  @Test("beyond the ceiling nobody is let in until somebody has gone")
  func ceiling() async throws {
    var limits = Limits()
    limits.connections = 8
    try await TestServer.run(limits: limits) { server in
      @Sendable func ask(_ wire: Wire) async -> Int? {
        await TestServer.offPool {
          wire.send("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
          return wire.receive()?.status
        }
      }
      var inside: [Wire] = []
      for _ in 0..<8 {
        let wire = try Wire(port: server.port)
        #expect(await ask(wire) == 200)
        inside.append(wire)
      }
      let late = try Wire(port: server.port)
      late.send("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
      // Long enough for the late one to be answered many times over, if anybody listened.
      for _ in 0..<30 { for wire in inside { #expect(await ask(wire) == 200) } }
      #expect(!late.hasNews)
      inside.removeLast()
      #expect(await TestServer.offPool { late.receive()?.status } == 200)
    }
  }
}
