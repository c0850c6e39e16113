import Foundation
import Portal
import TestSupport
import Testing
import Vault

@testable import Server

@Suite("Files in pieces: how they go on")
struct ResumableTests {
  private static let text = String(repeating: "0123456789abcdef", count: 20_000)

  @Test("U-05 a dropped line loses nothing of what had come, and the file is whole in the end")
  func dropped() async throws {
    try await TestServer.run { server in
      let pieces = try await Pieces(server)
      let half = Self.text.utf8.count / 2
      let address = try await pieces.begin(length: Self.text.utf8.count)
      do {
        let wire = try pieces.beginning(
          String(Self.text.prefix(half)), to: address, at: 0, of: Self.text.utf8.count)
        try await pieces.arrived(half, at: address)
        _ = wire
      }
      // The row is written when the server has seen the end of the line.
      for _ in 0..<500 where try server.count("SELECT received FROM upload") != half {
        try await Task.sleep(for: .milliseconds(10))
      }
      #expect(try server.count("SELECT received FROM upload") == half)
      let head = try await pieces.head(address)
      #expect(head.status == 204 && head["Upload-Complete"] == "?0" && head["Cache-Control"] == "no-store")
      #expect(head["Upload-Length"] == String(Self.text.utf8.count) && head["Content-Length"] == nil)
      var done = try await pieces.append(String(Self.text.dropFirst(half)), to: address, at: half)
      for _ in 0..<200 where done.status == 423 {
        try await Task.sleep(for: .milliseconds(10))
        done = try await pieces.append(String(Self.text.dropFirst(half)), to: address, at: half)
      }
      #expect(done.status == 200)
      #expect(done.body.contains("\"sha256\":\"\(Pieces.hash(Self.text))\""))
      #expect(done.body.contains("\"id\":\"\(address.split(separator: "/").last ?? "")\""))
      #expect(try await pieces.head(address)["Upload-Complete"] == "?1")
      #expect(try await pieces.append("x", to: address, at: Self.text.utf8.count).status == 400)
    }
  }

  @Test("a restart of the server keeps what had come")
  func restart() async throws {
    try await TestServer.run { server in
      let pieces = try await Pieces(server)
      let address = try await pieces.begin()
      #expect(try await pieces.append("first ", to: address, at: 0, isLast: false).status == 204)
      // What a start does to the folder.
      _ = try Vault(at: server.vault.root)
      await server.parts.watch.sweep()
      #expect(try await pieces.head(address)["Upload-Offset"] == "6")
      let done = try await pieces.append("second", to: address, at: 6)
      #expect(done.status == 200 && done.body.contains(Pieces.hash("first second")))
    }
  }

  @Test("another offset than where it stopped is refused with the right one, and changes nothing")
  func offset() async throws {
    try await TestServer.run { server in
      let pieces = try await Pieces(server)
      let address = try await pieces.begin()
      #expect(try await pieces.append("abc", to: address, at: 0, isLast: false)["Upload-Offset"] == "3")
      for wrong in [0, 2, 4, 1 << 40] {
        let reply = try await pieces.append("xyz", to: address, at: wrong)
        #expect(reply.status == 409 && reply["Upload-Offset"] == "3", "\(wrong)")
        #expect(reply["Content-Type"] == "application/problem+json")
        #expect(reply.body.contains("\"expected-offset\":3"))
      }
      for wrong in ["-1", "+3", "3x", "", "0x3", "9999999999999999"] {
        let fields = Pieces.fields(3, true).map {
          $0.hasPrefix("Upload-Offset") ? "Upload-Offset: \(wrong)" : $0
        }
        #expect(try await pieces.ask("PATCH", address, fields, body: "x").status == 400, "\(wrong)")
      }
      #expect(
        try await pieces.append("x", to: address, at: 3, ["Upload-Complete: ?1"]).status == 400, "said twice")
      #expect(try await pieces.append("def", to: address, at: 3).body.contains(Pieces.hash("abcdef")))
    }
  }

  @Test("lengths that do not agree are refused, and a file is never more than it was said to be")
  func lengths() async throws {
    try await TestServer.run { server in
      let pieces = try await Pieces(server)
      let address = try await pieces.begin(length: 6)
      #expect(try await pieces.append("abc", to: address, at: 0).status == 400, "ends too early")
      #expect(try await pieces.append("abcdefg", to: address, at: 0, isLast: false).status == 400, "too long")
      #expect(
        try await pieces.append("abc", to: address, at: 0, isLast: false, ["Upload-Length: 7"]).status == 400)
      #expect(try await pieces.head(address)["Upload-Offset"] == "0")
      #expect(try await pieces.append("abcdef", to: address, at: 0).status == 200)
    }
  }

  @Test("two who go on with one file at once: one does, the other is told to wait")
  func twoAtOnce() async throws {
    // However slow the machine is: neither is the first one given up for its silence nor for its slowness.
    var (limits, rules) = (Limits(), UploadRules())
    limits.bodySeconds = 3600
    rules.quietSeconds = 3600
    try await TestServer.run(limits: limits, uploads: rules) { server in
      let pieces = try await Pieces(server)
      let address = try await pieces.begin()
      let wire = try pieces.beginning("abc", to: address, at: 0, of: 6)
      try await pieces.arrived(3, at: address)
      let other = try await pieces.append("xyz", to: address, at: 3)
      #expect(other.status == 423 && other["Retry-After"] == "1")
      let done = await TestServer.offPool {
        wire.send("def")
        return wire.receive()
      }
      #expect(done?.status == 200 && done?.body.contains(Pieces.hash("abcdef")) == true)
    }
  }

  @Test(
    "a line that broke without a word gives way to the next one, and loses nothing of what had come",
    .timeLimit(.minutes(5)))
  func halfOpen() async throws {
    var rules = UploadRules()
    rules.quietSeconds = 0
    var limits = Limits()
    limits.bodySeconds = 3600
    try await TestServer.run(limits: limits, uploads: rules) { server in
      let pieces = try await Pieces(server)
      let address = try await pieces.begin()
      let wire = try pieces.beginning("abc", to: address, at: 0, of: 6)
      try await pieces.arrived(3, at: address)
      // While the old line ends, the new one is told to come again, and does.
      var done = try await pieces.append("def", to: address, at: 3)
      while done.status == 423 { done = try await pieces.append("def", to: address, at: 3) }
      #expect(done.status == 200 && done.body.contains(Pieces.hash("abcdef")))
      let old = await TestServer.offPool {
        wire.send("xyz")
        return wire.receive()
      }
      #expect(old?.status != 200)
      #expect(try await pieces.head(address)["Upload-Offset"] == "6")
    }
  }

  @Test("a file may come with its beginning, whole at the beginning, in chunks, or by one plain PUT")
  func ways() async throws {
    try await TestServer.run { server in
      let pieces = try await Pieces(server)
      let bytes = "Content-Type: application/octet-stream"
      let first = try await pieces.ask(
        "POST", "/team/uploads?name=a", [bytes, "Upload-Complete: ?0"], body: "abc")
      #expect(first.status == 201 && first["Upload-Offset"] == "3")
      let whole = try await pieces.ask(
        "POST", "/team/uploads",
        [bytes, "Upload-Complete: ?1", "Content-Disposition: attachment; filename=\"a.txt\""],
        body: "abc")
      #expect(whole.status == 201 && whole.body.contains(Pieces.hash("abc")))
      let put = try await pieces.ask("PUT", "/team/uploads?name=b.txt", body: "abc")
      #expect(put.status == 201 && put.body.contains(Pieces.hash("abc")))
      let chunked = try await server.raw(
        Array(
          ("PUT /team/uploads?name=c HTTP/1.1\r\nHost: \(server.host)\r\nCookie: \(pieces.jar.header ?? "")\r\n"
            + "\(Pieces.site)\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n3\r\ndef\r\n0\r\n\r\n").utf8))
      #expect(chunked?.status == 201 && chunked?.body.contains(Pieces.hash("abcdef")) == true)
      #expect(try server.count("SELECT count(*) FROM upload WHERE sha256 IS NOT NULL") == 3)
    }
  }

  @Test("of a plain PUT whose line drops nothing is left")
  func droppedPut() async throws {
    try await TestServer.run { server in
      let pieces = try await Pieces(server)
      do {
        let wire = try Wire(port: server.port)
        wire.send(
          "PUT /team/uploads?name=c HTTP/1.1\r\nHost: \(server.host)\r\nCookie: \(pieces.jar.header ?? "")\r\n"
            + "\(Pieces.site)\r\nContent-Length: 6\r\n\r\nabc")
        for _ in 0..<500 where try server.partials.isEmpty { try await Task.sleep(for: .milliseconds(10)) }
      }
      for _ in 0..<500 where try !server.partials.isEmpty { try await Task.sleep(for: .milliseconds(10)) }
      #expect(try server.partials == [])
      #expect(try server.count("SELECT count(*) FROM upload") == 0)
    }
  }

  @Test("what is cancelled is gone, its bytes too")
  func cancelled() async throws {
    try await TestServer.run { server in
      let pieces = try await Pieces(server)
      let address = try await pieces.begin()
      #expect(try await pieces.append("abc", to: address, at: 0, isLast: false).status == 204)
      #expect(try await pieces.ask("DELETE", address).status == 204)
      #expect(try server.partials == [])
      for method in ["HEAD", "DELETE"] { #expect(try await pieces.ask(method, address).status == 404) }
      #expect(try await pieces.append("abc", to: address, at: 3).status == 404)
    }
  }

  @Test("two days after the last bytes it is removed, and so is what no row names")
  func expired() async throws {
    try await TestServer.run { server in
      let pieces = try await Pieces(server)
      let old = try await pieces.begin()
      let busy = try await pieces.begin()
      let stray = server.vault.root + "/partial/upload_" + String(repeating: "0", count: 26)
      try Data("x".utf8).write(to: URL(filePath: stray))
      server.clock.advance(seconds: Upload.keptSeconds)
      #expect(try await pieces.append("abc", to: busy, at: 0, isLast: false).status == 204)
      await server.parts.watch.sweep()
      #expect(try await pieces.head(old).status == 204)
      server.clock.advance(seconds: 1)
      await server.parts.watch.sweep()
      #expect(try await pieces.head(old).status == 404)
      #expect(try await pieces.head(busy)["Upload-Offset"] == "3")
      #expect(try server.partials == [String(busy.split(separator: "/").last ?? "")])
    }
  }
}
