import GRDB
import Portal
import TestSupport
import Testing
import Vault

@testable import Server

@Suite("Previews")
struct PreviewDownloadTests {
  /// A JPEG as far as anybody looks.
  private let picture: [UInt8] = [0xFF, 0xD8, 0xFF, 0xC0, 0, 17, 8, 0, 9, 0, 16, 3, 0xFF, 0xD9]

  private func addPreview(of file: String, kind: String = "small", to server: TestServer) throws {
    let intake = try server.previews.begin(limit: 100)
    try intake.append(picture)
    let stored = try intake.finish()
    try server.temporary.write { db in
      let original = try String.fetchOne(
        db, sql: "SELECT sha256 FROM version_file WHERE id = $1", arguments: [file])
      try db.insert(
        "preview",
        [
          "workspace": server.agency.workspace.text, "original": original, "kind": kind, "position": 0,
          "sha256": stored.sha256.hex, "media_type": "image/jpeg", "size": stored.size, "width": 16,
          "height": 9,
        ])
    }
  }

  @Test("are shown to who sees the work, also while the original is not given, and to nobody else")
  func seen() async throws {
    try await TestServer.run { server in
      let (file, _) = try server.deliver(Samples.svg, originals: "approved")
      let ada = try await server.signIn(server.agency.ada)
      let address = server.download(file)
      let before = try await server.get("\(address)?preview=small", ada)
      #expect(before.status == 404)
      try addPreview(of: file, to: server)
      let reply = try await server.get("\(address)?preview=small", ada)
      #expect(reply.status == 200 && reply["Content-Type"] == "image/jpeg")
      #expect(reply["Content-Length"] == "\(picture.count)" && reply["Cache-Control"] == "no-store")
      #expect(reply["Content-Disposition"]?.hasPrefix("inline; ") == true)
      #expect(reply["Content-Security-Policy"] == "sandbox; default-src 'none'; frame-ancestors 'self'")
      let original = try await server.get(address, ada)
      #expect(original.status == 404, "it is not given")
      for name in ["large", "page.1", "small.0", "", "../small", "small%00"] {
        let other = try await server.get("\(address)?preview=\(name)", ada)
        #expect(other.status == 404, "\(name)")
      }
      let cleo = try await server.signIn(server.agency.cleo)
      let foreign = try await server.get("\(address)?preview=small", cleo)
      let own = try await server.get(
        "/c/\(server.agency.cleo.text)/download/\(file)/name?preview=small", cleo)
      #expect(foreign.status == 404 && own.status == 404)
      let nobody = try await server.send("GET", "\(address)?preview=small")
      #expect(nobody.status == 303 || nobody.status == 302)
    }
  }

  @Test("of the stage stands for an original that is not given yet: that one is not looked at either")
  func originals() async throws {
    try await TestServer.run { server in
      for (originals, status) in [("approved", 404), ("always", 200)] {
        let (file, _) = try server.deliver(Samples.svg, originals: originals)
        let ada = try await server.signIn(server.agency.ada)
        let address = server.download(file)
        // Without a picture in its place the page shows the work itself.
        #expect(try await server.get("\(address)?inline=1", ada).status == 200)
        // The same bytes have the same picture.
        if originals == "approved" { try addPreview(of: file, kind: "large", to: server) }
        #expect(try await server.get("\(address)?preview=large", ada).status == 200)
        #expect(try await server.get("\(address)?inline=1", ada).status == status, "\(originals)")
      }
    }
  }

  @Test("are shown to the team that looks at the client's pages, as they are to the client")
  func viewAs() async throws {
    try await TestServer.run { server in
      let (file, _) = try server.deliver(Samples.svg, originals: "approved")
      try addPreview(of: file, to: server)
      let jar = try await server.signIn(member: server.agency.owner)
      let root = "/team/preview/\(server.agency.ada)/download/\(file)/name"
      let reply = try await server.get("\(root)?preview=small", jar)
      #expect(reply.status == 200 && reply["Content-Type"] == "image/jpeg")
      #expect(reply["Content-Length"] == "\(picture.count)")
      #expect(try await server.get("\(root)?preview=large", jar).status == 404)
      #expect(try await server.get("\(root)?preview=large&inline=1", jar).status == 404)
      let others = "/team/preview/\(server.agency.cleo)/download/\(file)/name?preview=small"
      #expect(try await server.get(others, jar).status == 404)
    }
  }

  @Test("end with the access, with the original, and with their own file")
  func gone() async throws {
    try await TestServer.run { server in
      let (file, _) = try server.deliver(Samples.svg, originals: "always")
      try addPreview(of: file, to: server)
      let ada = try await server.signIn(server.agency.ada)
      let address = "\(server.download(file))?preview=small"
      #expect(try await server.get(address, ada).status == 200)
      for (change, back) in [
        ("UPDATE blob SET purged_at = stored_at", "UPDATE blob SET purged_at = NULL"),
        (
          "UPDATE access SET revoked_at = invited_at",
          "UPDATE access SET revoked_at = NULL"
        ),
        ("UPDATE preview SET sha256 = '\(String(repeating: "0", count: 64))'", "SELECT 1"),
      ] {
        try server.temporary.write { db in try db.execute(sql: change) }
        #expect(try await server.get(address, ada).status == 404, "\(change)")
        try server.temporary.write { db in try db.execute(sql: back) }
      }
    }
  }
}
