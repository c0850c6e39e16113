import Foundation
import GRDB
import Portal
import Synchronization
import TestSupport
import Testing

@testable import Server

@Suite("The whole folder as one zip")
struct FolderTests {
  private static let large = [UInt8](repeating: 7, count: 3_000_000)

  private static func path(_ client: Client.ID) -> String { "/c/\(client.text)/files/all.zip" }

  /// What Python finds in it: a line a file, its path and what is in it; nil where it is no whole zip.
  private static func list(_ zip: some Sequence<UInt8>) throws -> [String]? {
    let file = FileManager.default.temporaryDirectory.appending(path: "portico-\(UUID().uuidString).zip")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(zip).write(to: file)
    return try turn.withLock { _ in try Self.python(file) }
  }

  /// One after the other: two of Foundation's processes that end at once have brought a whole run of tests down.
  private static let turn = Mutex(())

  private static func python(_ file: URL) throws -> [String]? {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    let script = """
      import hashlib, sys, zipfile
      z = zipfile.ZipFile(sys.argv[1])
      for name in z.namelist(): print(name, len(z.read(name)))
      """
    process.arguments = ["python3", "-X", "utf8", "-c", script, file.path]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return process.terminationStatus == 0 ? text.split(separator: "\n").map(String.init) : nil
  }

  @Test(
    "it has every file that the page lists, under its name, in a folder for each list, and its length is told"
  )
  func whole() async throws {
    try await TestServer.run { server in
      _ = try server.share(Samples.svg, "Grundriß.svg", with: .project)
      _ = try server.share(Self.large, "計画/../../etc.bin", with: .project)
      _ = try server.share(Array("x".utf8), "Grundriß.svg", with: .project)
      _ = try server.share(Array("mine".utf8), "فيلم.txt", with: .client)
      let jar = try await server.signIn(server.agency.ada)
      let path = Self.path(server.agency.ada)
      let reply = try await server.get(path, jar)
      #expect(reply.status == 200 && reply["Content-Type"] == "application/zip")
      #expect(reply["Accept-Ranges"] == "none" && reply["Cache-Control"] == "no-store")
      #expect(
        reply["Content-Disposition"]?.hasPrefix("attachment; filename=\"Northlight Studio Files.zip\"")
          == true)
      #expect(reply["Content-Security-Policy"] == "sandbox; default-src 'none'; frame-ancestors 'none'")
      let length = try #require(reply["Content-Length"].flatMap { Int($0) })
      let listed = try #require(try Self.list(reply.bytes.suffix(length)))
      let website = try server.name(of: server.agency.website)
      #expect(
        Set(listed) == [
          "\(website)/Grundriß.svg \(Samples.svg.count)", "\(website)/計画_.._.._etc.bin \(Self.large.count)",
          "\(website)/Grundriß (2).svg 1", "For you alone/فيلم.txt 4",
        ]
          || Set(listed) == [
            "\(website)/Grundriß (2).svg \(Samples.svg.count)",
            "\(website)/計画_.._.._etc.bin \(Self.large.count)",
            "\(website)/Grundriß.svg 1", "For you alone/فيلم.txt 4",
          ], "\(listed)")
      let head = try await server.send("HEAD", path, cookie: jar.header)
      #expect(head.status == 200 && head["Content-Length"] == "\(length)" && head.body.isEmpty)
      let part = try await server.get(path, jar, ["Range: bytes=0-9"])
      #expect(
        part.status == 200 && part["Content-Length"] == "\(length)", "no parts of what is made anew each time"
      )
      try server.generate()
      let page = try await server.get("/c/\(server.agency.ada.text)/files/", jar)
      #expect(page.body.contains("href=\"\(path)\" download>Download all, 4 files, 3"))
    }
  }

  @Test(
    "T-01, D-10 nobody else gets a byte of it: another client, nobody, a token alone; nor is there an empty one"
  )
  func others() async throws {
    try await TestServer.run { server in
      _ = try server.share(Samples.svg, "a.svg", with: .client)
      let ada = try await server.signIn(server.agency.ada)
      let ben = try await server.signIn(server.agency.ben)
      let path = Self.path(server.agency.ada)
      for method in ["GET", "HEAD"] {
        #expect(try await server.send(method, path, cookie: ben.header).status == 404)
        let nobody = try await server.send(method, path)
        #expect(nobody.status == 303 && nobody["Location"] == "/sign-in/" && nobody["Content-Length"] == "0")
        let token = Jar(cookies: ["portico": ada.cookies["portico"] ?? ""])
        #expect(try await server.send(method, path, cookie: token.header).status == 303)
      }
      #expect(
        try await server.get(Self.path(server.agency.ben), ben).status == 404, "nothing is shared with him")
      #expect(try await server.get(path, ada).status == 200)
      try server.temporary.write { db in
        try db.execute(
          sql: "UPDATE access SET revoked_at = $1 WHERE client = $2",
          arguments: [server.clock.now.iso, server.agency.ada.text])
      }
      #expect(try await [303, 404].contains(server.get(path, ada).status))
    }
  }

  @Test(
    "what was unshared is not in it, nor what was purged, nor the originals of a deliverable, nor what others have"
  )
  func onlyTheirs() async throws {
    try await TestServer.run { server in
      let (project, purged) = (
        try server.share(Array("p".utf8), "p.txt", with: .project),
        try server.share(Array("gone".utf8), "gone.txt", with: .project)
      )
      _ = try server.share(Array("c".utf8), "c.txt", with: .client)
      _ = try server.deliver(Samples.svg, originals: "always")
      let ada = try await server.signIn(server.agency.ada)
      let ben = try await server.signIn(server.agency.ben)
      func names(_ client: Client.ID, _ jar: Jar) async throws -> [String] {
        let reply = try await server.get(Self.path(client), jar)
        let length = try #require(reply["Content-Length"].flatMap { Int($0) })
        return try #require(try Self.list(reply.bytes.suffix(length))).compactMap {
          $0.split(separator: "/").last.map(String.init)
        }.sorted()
      }
      #expect(try await names(server.agency.ada, ada) == ["c.txt 1", "gone.txt 4", "p.txt 1"])
      #expect(try await names(server.agency.ben, ben) == ["gone.txt 4", "p.txt 1"])
      try server.temporary.write { db in
        try db.execute(sql: "DELETE FROM file WHERE id = $1", arguments: [project])
        try db.execute(
          sql: "UPDATE blob SET purged_at = $1 WHERE sha256 = (SELECT sha256 FROM file WHERE id = $2)",
          arguments: [server.clock.now.iso, purged])
      }
      #expect(try await names(server.agency.ada, ada) == ["c.txt 1"])
      #expect(try await server.get(Self.path(server.agency.ben), ben).status == 404)
    }
  }

  @Test(
    "D-09 a file that is missing, shorter or longer in the vault is an error at once, before the first byte")
  func missing() async throws {
    try await TestServer.run { server in
      _ = try server.share(Samples.svg, "a.svg", with: .client)
      let id = try server.share(Array("abc".utf8), "b.txt", with: .client)
      let jar = try await server.signIn(server.agency.ada)
      let vaultPath = try server.vaultPath(of: id)
      chmod(vaultPath, 0o600)
      for size in [2, 4] as [Int] {
        truncate(vaultPath, size)
        #expect(try await server.get(Self.path(server.agency.ada), jar).status == 500)
      }
      unlink(vaultPath)
      #expect(try await server.get(Self.path(server.agency.ada), jar).status == 500)
    }
  }

  /// What befalls a file while those before it are on their way.
  enum Mishap: CaseIterable {
    case removed
    case changed
    case unshared
    case revoked
  }

  @Test(
    "D-07, D-09 what goes wrong on the way ends the connection: nothing that was cut short looks whole",
    arguments: Mishap.allCases)
  func onTheWay(mishap: Mishap) async throws {
    try await TestServer.run { server in
      // More than the connection's buffers hold: the last one's turn comes when we have read.
      let many = [UInt8](repeating: 7, count: 64_000_000)
      _ = try server.share(many, "first.bin", with: .project)
      let last = try server.share(Array("last".utf8), "last.txt", with: .client)
      let jar = try await server.signIn(server.agency.ada)
      let wire = try Wire(port: server.port, receiveBuffer: 65_536)
      wire.send(
        "GET \(Self.path(server.agency.ada)) HTTP/1.1\r\nHost: \(server.host)\r\nCookie: \(jar.header ?? "")\r\n\r\n"
      )
      let head = await TestServer.offPool { wire.receive(exactly: 2000) }
      let length = try #require(head.firstMatch(of: /Content-Length: ([0-9]+)/).flatMap { Int($0.1) })
      let path = try server.vaultPath(of: last)
      switch mishap {
      case .removed: unlink(path)
      case .changed:
        chmod(path, 0o600)
        try Data("lost".utf8).write(to: URL(filePath: path))
      case .unshared:
        try server.temporary.write { db in
          try db.execute(sql: "DELETE FROM file WHERE id = $1", arguments: [last])
        }
      case .revoked:
        try server.temporary.write { db in
          try db.execute(
            sql: "UPDATE access SET revoked_at = $1 WHERE client = $2",
            arguments: [server.clock.now.iso, server.agency.ada.text])
        }
      }
      let rest = try #require(await TestServer.offPool { wire.drain() }, "the connection ended")
      #expect(rest + 2000 < length)
      if mishap == .removed || mishap == .changed {
        #expect(server.log.all.contains { $0.contains("a folder's download ended") })
      }
    }
  }

  @Test("a client that stops reading holds no more memory than a part: the next file is not read before")
  func backPressure() async throws {
    try await TestServer.run { server in
      let many = [UInt8](repeating: 7, count: 64_000_000)
      _ = try server.share(many, "first.bin", with: .project)
      let jar = try await server.signIn(server.agency.ada)
      let before = Self.residentBytes()
      var wires: [Wire] = []
      for _ in 0..<20 {
        let wire = try Wire(port: server.port, receiveBuffer: 65_536)
        wire.send(
          "GET \(Self.path(server.agency.ada)) HTTP/1.1\r\nHost: \(server.host)\r\nCookie: \(jar.header ?? "")\r\n\r\n"
        )
        wires.append(wire)
      }
      for wire in wires { _ = await TestServer.offPool { wire.receive(exactly: 1000) } }
      try await Task.sleep(for: .milliseconds(500))
      // 1280 MB if it were all read; other tests of this process take some meanwhile.
      #expect(Self.residentBytes() - before < 600_000_000)
      withExtendedLifetime(wires) {}
    }
  }

  private static func residentBytes() -> Int {
    let pages = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8))?.split(separator: " ")
    return (pages?.dropFirst().first.flatMap { Int($0) } ?? 0) * Int(getpagesize())
  }
}

extension TestServer {
  fileprivate func name(of project: Project.ID) throws -> String {
    try temporary.read { db in
      try String.fetchOne(db, sql: "SELECT name FROM project WHERE id = $1", arguments: [project.text]) ?? ""
    }
  }
}
