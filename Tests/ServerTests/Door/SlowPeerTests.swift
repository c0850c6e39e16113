import Testing

@testable import Server

@Suite("L-01: peers that take their time", .timeLimit(.minutes(3)))
struct SlowPeerTests {
  private static func form(_ server: TestServer, length: Int) -> String {
    "POST /sign-in HTTP/1.1\r\nHost: \(server.host)\r\nSec-Fetch-Site: same-origin\r\nExpect: 100-continue\r\n"
      + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: \(length)\r\n\r\n"
  }

  private static let goOn = "HTTP/1.1 100 Continue\r\n\r\n"

  @Test("a head that comes a byte a second is given up after ten, with a word, and not before")
  func head() async throws {
    let doors = TestDoorClock()
    try await TestServer.run(doors: doors.clock) { server in
      let slow = try Wire(port: server.port)
      let quicker = try Wire(port: server.port)
      await doors.connections(2)
      for byte in Array("GET /heal".utf8) {
        await doors.send([byte], over: slow)
        await doors.send([byte], over: quicker)
        try await doors.advance(seconds: 1)
      }
      #expect(!slow.hasNews)
      quicker.send("thz HTTP/1.1\r\nHost: x\r\n\r\n")
      #expect(await TestServer.offPool { quicker.receive()?.status } == 200)
      await doors.send(Array("t".utf8), over: slow)
      try await doors.advance(seconds: 1)
      #expect(await TestServer.offPool { slow.receiveAll() }.hasPrefix("HTTP/1.1 408 "))
    }
  }

  @Test(
    "a connection on which nothing comes ends without a word: the first time after ten seconds, later after sixty"
  )
  func silence() async throws {
    let doors = TestDoorClock()
    try await TestServer.run(doors: doors.clock) { server in
      let silent = try Wire(port: server.port)
      let used = try Wire(port: server.port)
      await doors.connections(2)
      func status() async -> Int? {
        await TestServer.offPool {
          used.send("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
          return used.receive()?.status
        }
      }
      #expect(await status() == 200)
      try await doors.advance(milliseconds: 9999)
      #expect(!silent.hasNews)
      try await doors.advance(milliseconds: 1)
      #expect(await TestServer.offPool { silent.drain() } == 0)
      try await doors.advance(seconds: 49)
      #expect(await status() == 200)
      try await doors.advance(milliseconds: 59_999)
      #expect(!used.hasNews)
      try await doors.advance(milliseconds: 1)
      #expect(await TestServer.offPool { used.drain() } == 0)
    }
  }

  @Test("a body that comes a byte a second is given up after ten, with a word")
  func trickle() async throws {
    let doors = TestDoorClock()
    try await TestServer.run(doors: doors.clock) { server in
      let slow = try Wire(port: server.port)
      slow.send(Self.form(server, length: 500))
      #expect(await TestServer.offPool { slow.receive(exactly: Self.goOn.utf8.count) } == Self.goOn)
      for byte in Array("email=abc".utf8) {
        await doors.send([byte], over: slow)
        try await doors.advance(seconds: 1)
      }
      #expect(!slow.hasNews)
      try await doors.advance(seconds: 1)
      let text = await TestServer.offPool { slow.receiveAll() }
      #expect(text.hasPrefix("HTTP/1.1 408 ") && text.components(separatedBy: "HTTP/1.1 ").count == 2)
      #expect(!server.log.all.contains { $0.hasPrefix("error") }, "a slow peer is no failure of ours")
    }
  }

  @Test("a body that comes slowly but steadily is read to its end")
  func steady() async throws {
    let doors = TestDoorClock()
    try await TestServer.run(doors: doors.clock) { server in
      let wire = try Wire(port: server.port)
      let body = Array(("email=a%40b.test&to=" + String(repeating: "x", count: 7000)).utf8)
      wire.send(Self.form(server, length: body.count))
      #expect(await TestServer.offPool { wire.receive(exactly: Self.goOn.utf8.count) } == Self.goOn)
      for start in stride(from: 0, to: body.count, by: 500) {
        await doors.send(Array(body[start..<min(body.count, start + 500)]), over: wire)
        try await doors.advance(seconds: 1)
      }
      #expect(await TestServer.offPool { wire.receive()?.status } == 303)
    }
  }

  @Test(
    "who asks for pages and does not take them is not read from, and after thirty seconds of sipping is given up"
  )
  func reader() async throws {
    let doors = TestDoorClock()
    try await TestServer.run(doors: doors.clock) { server in
      let jar = try await server.signIn(server.agency.ada)
      let request =
        "GET \(server.home(server.agency.ada)) HTTP/1.1\r\nHost: \(server.host)\r\nCookie: \(jar.header ?? "")\r\n\r\n"
      let flood = Array(String(repeating: request, count: (32 << 20) / request.utf8.count).utf8)
      let wire = try Wire(port: server.port, receiveBuffer: 4096)
      let sent = await TestServer.offPool { wire.send(flood, patience: 1) }
      #expect(sent < flood.count, "what nobody takes is not made")
      // The first alarm, that of the connection's first head, rings and is set anew: for when the patience ends.
      try await doors.advance(seconds: 10)
      let left = try #require(await doors.until { ($0.moments.min() ?? 0) <= 30_000 }.moments.min())
      for _ in 0..<left / 1000 - 1 {
        wire.sip()
        try await doors.advance(seconds: 1)
      }
      #expect(await TestServer.offPool { wire.send(flood, patience: 1) } < flood.count)
      try await doors.advance(seconds: 1)
      let received = try #require(await TestServer.offPool { wire.drain() }, "the connection ended")
      #expect(received < 16 << 20, "what was on its way, and no more")
      #expect(try await server.get(server.home(server.agency.ada), jar).status == 200)
    }
  }
}
