import Foundation
import GRDB
import Portal
import Testing

@testable import Server

@Suite("Downloads")
struct DownloadTests {
  @Test("a file that is shared comes with its name, its type and nothing that a browser could run")
  func whole() async throws {
    try await TestServer.run { server in
      let bytes = Samples.svg
      let id = try server.share(bytes, "Grundriß.svg", with: .project)
      let jar = try await server.signIn(server.agency.ada)
      let reply = try await server.get(server.download(id), jar)
      #expect(reply.status == 200 && Array(reply.body.utf8) == bytes)
      #expect(reply["Content-Type"] == "image/svg+xml")
      #expect(reply["Content-Disposition"]?.hasPrefix("attachment; ") == true)
      #expect(reply["Cache-Control"] == "no-store" && reply["X-Content-Type-Options"] == "nosniff")
      #expect(reply["Content-Security-Policy"] == "sandbox; default-src 'none'; frame-ancestors 'none'")
      let shown = try await server.get(server.download(id) + "?inline=1", jar)
      #expect(shown["Content-Disposition"]?.hasPrefix("inline; ") == true)
      #expect(
        shown["Content-Security-Policy"]
          == "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'")
      let head = try await server.send("HEAD", server.download(id), cookie: jar.header)
      #expect(head.status == 200 && head["Content-Length"] == "\(bytes.count)" && head.body.isEmpty)
    }
  }

  @Test(
    "U-01 what is no picture, film, sound or PDF is never shown inline",
    arguments: ["<!doctype html><script>1</script>", "PK"])
  func active(text: String) async throws {
    try await TestServer.run { server in
      let id = try server.share(Array(text.utf8), "page.png", with: .client)
      let jar = try await server.signIn(server.agency.ada)
      let reply = try await server.get(server.download(id) + "?inline=1", jar)
      #expect(reply.status == 200 && reply["Content-Type"] == "application/octet-stream")
      #expect(reply["Content-Disposition"]?.hasPrefix("attachment; ") == true)
    }
  }

  @Test(
    "T-01, D-10 nobody else gets a byte or learns that there is one: another client, nobody, a token alone")
  func others() async throws {
    try await TestServer.run { server in
      let id = try server.share(Samples.svg, "a.svg", with: .client)
      let ada = try await server.signIn(server.agency.ada)
      let ben = try await server.signIn(server.agency.ben)
      let range = ["Range: bytes=0-1", "If-None-Match: *"]
      for headers in [[], range] {
        // Of Ada's file, at her address and at his own.
        for owner in [server.agency.ada, server.agency.ben] {
          let reply = try await server.get("/c/\(owner.text)/download/\(id)/a.svg", ben, headers)
          let random = try await server.get(
            "/c/\(owner.text)/download/file_\(String(repeating: "0", count: 26))/a", ben)
          #expect(reply.withoutStamp == random.withoutStamp && reply.status == 404)
        }
        let nobody = try await server.get(server.download(id), Jar(), headers)
        #expect(nobody.status == 303 && nobody["Location"] == "/sign-in/")
        let token = Jar(cookies: ["portico": ada.cookies["portico"] ?? ""])
        #expect(try await server.get(server.download(id), token, headers).status == 303)
      }
      #expect(try await server.get(server.download(id), ada).status == 200)
    }
  }

  @Test("D-07, T-04 a download that was begun is not resumed once the file is unshared or the access revoked")
  func revoked() async throws {
    try await TestServer.run { server in
      let id = try server.share(Samples.svg, "a.svg", with: .project)
      let jar = try await server.signIn(server.agency.ben)
      let path = "/c/\(server.agency.ben.text)/download/\(id)/a.svg"
      #expect(try await server.get(path, jar, ["Range: bytes=0-3"]).status == 206)
      try server.temporary.write { db in
        try db.execute(
          sql: "UPDATE access SET revoked_at = $1 WHERE client = $2",
          arguments: [server.clock.now.iso, server.agency.ben.text])
      }
      #expect(try await server.get(path, jar, ["Range: bytes=4-"]).status == 404)
      let ada = try await server.signIn(server.agency.ada)
      #expect(try await server.get(server.download(id), ada).status == 200)
      try server.temporary.write { db in try db.execute(sql: "DELETE FROM file") }
      #expect(try await server.get(server.download(id), ada).status == 404)
    }
  }

  @Test("D-04, D-06 parts join to the whole, and only to the file that the first one was of")
  func parts() async throws {
    try await TestServer.run { server in
      let bytes = (0..<700_000).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ $0 >> 9) }
      let id = try server.share(bytes, "large.bin", with: .client)
      let jar = try await server.signIn(server.agency.ada)
      var joined: [UInt8] = []
      var etag = ""
      for start in stride(from: 0, to: bytes.count, by: 300_000) {
        let reply = try await server.get(
          server.download(id), jar,
          ["Range: bytes=\(start)-\(start + 299_999)", "If-Range: \(etag)"].filter { $0 != "If-Range: " })
        #expect(reply.status == 206)
        #expect(
          reply["Content-Range"] == "bytes \(start)-\(min(start + 299_999, bytes.count - 1))/\(bytes.count)")
        etag = reply["ETag"] ?? ""
        joined += reply.bytes.suffix(Int(reply["Content-Length"] ?? "") ?? 0)
      }
      #expect(joined == bytes)
      for condition in ["\"other\"", "W/\(etag)", "Tue, 24 Nov 2026 12:00:00 GMT"] {
        let reply = try await server.get(
          server.download(id), jar, ["Range: bytes=0-1", "If-Range: \(condition)"])
        #expect(reply.status == 200, "\(condition)")
      }
      let beyond = try await server.get(server.download(id), jar, ["Range: bytes=700000-"])
      #expect(beyond.status == 416 && beyond["Content-Range"] == "bytes */700000")
    }
  }

  @Test(
    "D-09 a file that is missing or shorter in the vault is an error that is logged, never a short answer")
  func damaged() async throws {
    try await TestServer.run { server in
      let id = try server.share(Samples.svg, "a.svg", with: .client)
      let jar = try await server.signIn(server.agency.ada)
      let path = try server.vaultPath(of: id)
      chmod(path, 0o600)
      truncate(path, 10)
      #expect(try await server.get(server.download(id), jar).status == 500)
      unlink(path)
      #expect(try await server.get(server.download(id), jar).status == 500)
      #expect(server.log.all.contains { $0.contains("vault") })
    }
  }

  @Test(
    "the original of a deliverable is taken away when the agency said so: always, once approved; looked at, always"
  )
  func originals() async throws {
    try await TestServer.run { server in
      let (file, deliverable) = try server.deliver(Samples.svg, originals: "approved")
      let jar = try await server.signIn(server.agency.ada)
      #expect(try await server.get(server.download(file), jar).status == 404)
      #expect(try await server.get(server.download(file) + "?inline=1", jar).status == 200)
      try server.temporary.write { db in
        try db.execute(
          sql: "UPDATE deliverable SET originals = 'always' WHERE id = $1", arguments: [deliverable])
      }
      #expect(try await server.get(server.download(file), jar).status == 200)
      try server.temporary.write { db in
        try db.execute(sql: "UPDATE deliverable SET status = 'draft' WHERE id = $1", arguments: [deliverable])
      }
      #expect(
        try await server.get(server.download(file) + "?inline=1", jar).status == 404, "a draft is nobody's")
    }
  }
}

enum Samples {
  static let svg = Array(
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 8\"><script>alert(1)</script></svg>".utf8)
}
