import Foundation
import GRDB
import Portal
import TestSupport
import Testing

@testable import Server

@Suite("Files in pieces: who may, how much, and of what name")
struct ResumableRuleTests {
  @Test("an upload is there for nobody but the member who began it")
  func strangers() async throws {
    try await TestServer.run { server in
      let pieces = try await Pieces(server)
      let address = try await pieces.begin()
      let unknown = "/team/uploads/upload_" + String(repeating: "0", count: 26)
      let colleague = try await Pieces(server, server.agency.jonas)
      let stranger = Pieces(
        server,
        jar: try await server.signIn(
          member: server.stranger.owner, of: server.stranger, host: server.strangerHost),
        host: server.strangerHost)
      for other in [colleague, stranger] {
        for method in ["HEAD", "DELETE", "PATCH"] {
          let body = method == "PATCH" ? "abc" : nil
          let fields = method == "PATCH" ? Pieces.fields(0, true) : []
          let reply = try await other.ask(method, address, fields, body: body)
          let none = try await other.ask(method, unknown, fields, body: body)
          #expect(reply.status == 404 && reply.withoutStamp == none.withoutStamp, "\(method)")
        }
      }
      let client = Pieces(server, jar: try await server.signIn(server.agency.ada))
      for nobody in [
        client, Pieces(server, jar: Jar()), Pieces(server, jar: pieces.jar, host: server.strangerHost),
      ] {
        for (method, target) in [("HEAD", address), ("DELETE", address), ("PUT", "/team/uploads?name=x")] {
          #expect(try await nobody.ask(method, target).status == 303, "\(method)")
          #expect(try await nobody.ask(method, target, ["Accept: application/json"]).status == 401)
        }
        #expect(try await nobody.append("abc", to: address, at: 0).status == 303)
      }
      #expect(try await pieces.head(address)["Upload-Offset"] == "0")
      #expect(try server.count("SELECT count(*) FROM upload") == 1)
    }
  }

  @Test("C-01 no other site can begin, go on with, look at or cancel one")
  func crossSite() async throws {
    try await TestServer.run { server in
      let pieces = try await Pieces(server)
      let address = try await pieces.begin()
      for (method, target) in [
        ("POST", "/team/uploads?name=x"), ("PUT", "/team/uploads?name=x"), ("HEAD", address),
        ("PATCH", address),
        ("DELETE", address),
      ] {
        for headers in [["Sec-Fetch-Site: cross-site"], ["Origin: https://evil.test"], []] {
          let reply = try await server.send(
            method, target, cookie: pieces.jar.header, headers + Pieces.fields(0, true),
            body: method == "HEAD" || method == "DELETE" ? nil : "abc")
          #expect(reply.status == 403, "\(method) \(headers)")
        }
      }
      #expect(try await pieces.head(address)["Upload-Offset"] == "0")
    }
  }

  @Test("U-04 what is too large, and what there is no room for, is refused before it is read")
  func limits() async throws {
    try await TestServer.run(uploads: UploadRules(maxUpload: 1000, quota: 1500)) { server in
      let pieces = try await Pieces(server)
      #expect(try await pieces.create(length: 1001).status == 413)
      let address = try await pieces.begin()
      // Nothing of the body is sent: the answer comes all the same.
      for length in [1001, 1 << 40] {
        let wire = try pieces.beginning("", to: address, at: 0, of: length)
        let reply = await TestServer.offPool { wire.receive() }
        #expect(reply?.status == 413, "\(length)")
      }
      let full = String(repeating: "x", count: 900)
      #expect(try await pieces.append(full, to: address, at: 0, isLast: false).status == 204)
      #expect(try await pieces.append(full, to: address, at: 900).status == 413)
      // What is on its way counts: 600 are left.
      #expect(try await pieces.create(length: 601).status == 413)
      #expect(try await pieces.create(length: 600).status == 201)
      let put = try await pieces.ask("PUT", "/team/uploads?name=x", body: full)
      #expect(put.status == 413 && put.body.contains("\"room\":600"))
      let chunk = "\r\n2bc\r\n" + String(repeating: "y", count: 700)
      let chunked = try await server.raw(
        Array(
          ("PUT /team/uploads?name=c HTTP/1.1\r\nHost: \(server.host)\r\nCookie: \(pieces.jar.header ?? "")\r\n"
            + "\(Pieces.site)\r\nTransfer-Encoding: chunked\r\n" + chunk + "\r\n0\r\n\r\n").utf8))
      #expect(chunked?.status == 413)
      #expect(try await pieces.ask("DELETE", address).status == 204)
      #expect(try await pieces.ask("PUT", "/team/uploads?name=x", body: full).status == 201)
    }
  }

  @Test("only bytes are taken, never what is packed or a form")
  func types() async throws {
    try await TestServer.run { server in
      let pieces = try await Pieces(server)
      let address = try await pieces.begin()
      for type in [
        "text/plain", "multipart/form-data; boundary=B", "application/x-www-form-urlencoded", "image/png",
      ] {
        let fields = ["Content-Type: \(type)", "Upload-Offset: 0", "Upload-Complete: ?1"]
        #expect(try await pieces.ask("PATCH", address, fields, body: "abc").status == 415, "\(type)")
        #expect(try await pieces.ask("POST", "/team/uploads?name=x", fields, body: "abc").status == 415)
        #expect(try await pieces.ask("PUT", "/team/uploads?name=x", fields, body: "abc").status == 415)
      }
      let untyped = ["Upload-Offset: 0", "Upload-Complete: ?1"]
      #expect(try await pieces.ask("PATCH", address, untyped, body: "abc").status == 415)
      #expect(
        try await pieces.append("abc", to: address, at: 0, ["Content-Encoding: gzip"]).status == 415)
      #expect(try await pieces.head(address)["Upload-Offset"] == "0")
    }
  }

  @Test(
    "U-03 a hostile name reaches no file system, and is shown as a name",
    arguments: [
      ("..%2F..%2Fetc%2Fpasswd", ".._.._etc_passwd"), ("inv%E2%80%AEfdp.exe", "invfdp.exe"),
      ("%2E%2E", "file"),
      ("a%0Ab%09c", "abc"), ("%3Cscript%3E.svg", "_script_.svg"), ("COM1%3A", "COM1_"),
      (String(repeating: "n", count: 400) + ".pdf", String(repeating: "n", count: 236) + ".pdf"),
    ])
  func names(_ given: String, _ kept: String) async throws {
    try await TestServer.run { server in
      let pieces = try await Pieces(server)
      let address = try await pieces.begin(given)
      let names = try server.temporary.read { db in try String.fetchAll(db, sql: "SELECT name FROM upload") }
      #expect(names == [kept])
      #expect(try server.partials == [String(address.split(separator: "/").last ?? "")])
    }
  }

  @Test("no name, a name that is no text, and an id that is none are refused")
  func noNames() async throws {
    try await TestServer.run { server in
      let pieces = try await Pieces(server)
      for query in ["", "?name=", "?name=%ff", "?name=%00", "?name=a&name=b", "?other=a"] {
        #expect(try await pieces.ask("PUT", "/team/uploads\(query)", body: "abc").status == 400, "\(query)")
      }
      for id in ["x", "upload_", "upload_" + String(repeating: "i", count: 26), "..%2F..%2Fx", "%2e%2e"] {
        let status = try await pieces.head("/team/uploads/\(id)").status
        #expect(status == 404 || status == 400, "\(id)")
      }
      #expect(try server.partials == [])
    }
  }

  @Test("too many begun in a short time are refused, and leave nothing")
  func tooMany() async throws {
    var limits = Limits()
    limits.postsPerMember = 3
    try await TestServer.run(limits: limits) { server in
      let pieces = try await Pieces(server)
      for _ in 0..<3 { #expect(try await pieces.create().status == 201) }
      #expect(try await pieces.create().status == 429)
      #expect(try server.partials.count == 3)
      #expect(try server.count("SELECT count(*) FROM upload") == 3)
    }
  }
}
