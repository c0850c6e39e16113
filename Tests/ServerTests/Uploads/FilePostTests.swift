import Foundation
import GRDB
import Portal
import PorticoCrypto
import TestSupport
import Testing

@testable import Server

@Suite("Files that clients send")
struct FilePostTests {
  /// A form as a browser sends it.
  private struct Form {
    var fields: [(String, String)] = []
    var files: [(field: String, name: String, content: String)] = []

    var body: String {
      let words = fields.map { "--B\r\nContent-Disposition: form-data; name=\"\($0)\"\r\n\r\n\($1)\r\n" }
      let files = files.map {
        "--B\r\nContent-Disposition: form-data; name=\"\($0.field)\"; filename=\"\($0.name)\"\r\n"
          + "Content-Type: application/octet-stream\r\n\r\n\($0.content)\r\n"
      }
      return (words + files).joined() + "--B--\r\n"
    }

    static func message(_ text: String, _ files: [(String, String)]) -> Form {
      Form(fields: [("message", text)], files: files.map { ("attachment", $0.0, $0.1) })
    }
  }

  private static let headers = [
    "Sec-Fetch-Site: same-origin", "Content-Type: multipart/form-data; boundary=B",
  ]

  private static func post(_ form: Form, _ path: String, _ jar: Jar, on server: TestServer) async throws
    -> Reply
  {
    try await server.send("POST", path, cookie: jar.header, headers, body: form.body)
  }

  private static func count(_ sql: String, on server: TestServer) throws -> Int {
    try server.temporary.read { db in try Int.fetchOne(db, sql: sql) ?? 0 }
  }

  /// Files anywhere in the vault, those that are still coming among them.
  private static func bytesInVault(_ server: TestServer) throws -> Int {
    let folder = server.temporary.folder.appending(path: "vault")
    return try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { path in
      try folder.appending(path: path).resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true
    }.count
  }

  private static func request(on server: TestServer) throws -> String {
    let agency = server.agency
    return try server.temporary.write { db in
      let id = "ask_00000000000000000000000000"
      try db.execute(
        sql: """
          INSERT INTO file_request (workspace, id, project, client, title, author, asked_at)
          VALUES ($1, $2, $3, $4, 'Logo', $5, '2026-11-01T08:00:00.000Z')
          """,
        arguments: [
          agency.workspace.text, id, agency.website.text, agency.ada.text, agency.jonas.text,
        ])
      return id
    }
  }

  @Test("a message with attachments is on the page, and each can be downloaded whole")
  func message() async throws {
    try await TestServer.run { server in
      let ada = server.agency.ada
      let jar = try await server.signIn(ada)
      let content = String(repeating: "0123456789\r\n--A", count: 30_000)
      let form = Form.message(
        "See these", [("plan.txt", content), ("résumé \u{202E}fdp.exe", "x"), ("", "")])
      let reply = try await Self.post(form, "/c/\(ada.text)/feedback", jar, on: server)
      #expect(reply.status == 303)
      let again = try await Self.post(form, "/c/\(ada.text)/feedback", jar, on: server)
      #expect(again.status == 303)
      #expect(again["Location"] == reply["Location"])
      #expect(try Self.count("SELECT count(*) FROM feedback_attachment", on: server) == 2)
      let page = try await server.get("/c/\(ada.text)/feedback/", jar).body
      #expect(page.contains("plan.txt") && !page.contains("\u{202E}"))
      let message = try server.temporary.read { db in
        try String.fetchOne(db, sql: "SELECT id FROM feedback_message") ?? ""
      }
      let file = try await server.get("/c/\(ada.text)/download/\(message).1/plan.txt", jar)
      #expect(file.status == 200 && file.body == content)
      #expect(try Self.bytesInVault(server) == 2)
    }
  }

  @Test("what was asked for is sent, seen on the page, and a task and a mail for the lead")
  func request() async throws {
    try await TestServer.run { server in
      let ada = server.agency.ada
      let request = try Self.request(on: server)
      let jar = try await server.signIn(ada)
      let path = "/c/\(ada.text)/files/requests/\(request)"
      #expect(try await Self.post(Form(), path, jar, on: server).status == 422)
      let form = Form(files: [("file", "logo.svg", "<svg/>")])
      #expect(try await Self.post(form, path, jar, on: server).status == 303)
      #expect(try await server.get("/c/\(ada.text)/files/", jar).body.contains("logo.svg"))
      #expect(try Self.count("SELECT count(*) FROM task WHERE kind = 'files'", on: server) == 1)
      #expect(try Self.count("SELECT count(*) FROM outbox WHERE letter = 'files-sent'", on: server) == 1)
      let ben = try await server.signIn(server.agency.ben)
      let other = try await Self.post(
        form, "/c/\(server.agency.ben.text)/files/requests/\(request)", ben, on: server)
      #expect(other.status == 404)
    }
  }

  @Test("U-04 too many, too large, no room: told on the page with the words kept, and no byte is left")
  func limits() async throws {
    try await TestServer.run(uploads: UploadRules(maxUpload: 1000, quota: 1500)) { server in
      let ada = server.agency.ada
      let jar = try await server.signIn(ada)
      let path = "/c/\(ada.text)/feedback"
      let full = String(repeating: "x", count: 1000)
      let refused: [(Form, String)] = [
        (.message("Kept words", (1...6).map { ("\($0).txt", "\($0)") }), "At most 5 files"),
        (.message("Kept words", [("big.mov", full + "x")]), "“big.mov” is larger than"),
        (.message("Kept words", [("a", full), ("b", "y" + full.dropLast())]), "no room"),
        (.message("", [("a.txt", "a")]), "Please fill this in"),
      ]
      for (form, words) in refused {
        let reply = try await Self.post(form, path, jar, on: server)
        #expect(reply.status == 422, "\(words)")
        #expect(reply.body.contains(words), "\(words)")
        #expect(form.fields[0].1.isEmpty || reply.body.contains("Kept words"))
      }
      #expect(try Self.count("SELECT count(*) FROM feedback", on: server) == 0)
      #expect(try Self.bytesInVault(server) == 0)
      #expect(try await Self.post(.message("Fits", [("a", full)]), path, jar, on: server).status == 303)
      let more = try await Self.post(
        .message("More", [("c", "z" + full.dropLast())]), path, jar, on: server)
      #expect(more.status == 422)
      #expect(try Self.bytesInVault(server) == 1)
    }
  }

  @Test("from somebody else, from nobody, to a portal that is off: not read at all")
  func strangers() async throws {
    try await TestServer.run { server in
      let (ada, ben) = (server.agency.ada, server.agency.ben)
      let path = "/c/\(ada.text)/feedback"
      let foreign = try await server.signIn(ben)
      let form = Form.message("x", [("a.txt", "a")])
      #expect(try await Self.post(form, path, foreign, on: server).status == 404)
      #expect(try await Self.post(form, path, Jar(), on: server).status == 303)
      #expect(
        try await server.send(
          "POST", path, cookie: foreign.header,
          ["Content-Type: multipart/form-data; boundary=B", "Sec-Fetch-Site: cross-site"], body: form.body
        ).status == 403)
      #expect(try Self.count("SELECT count(*) FROM feedback", on: server) == 0)
      #expect(try Self.bytesInVault(server) == 0)
    }
  }

  @Test("U-05 a line that drops half way leaves nothing, and the same files can be sent again")
  func dropped() async throws {
    try await TestServer.run { server in
      let ada = server.agency.ada
      let jar = try await server.signIn(ada)
      let body = Form.message("x", [("a.txt", String(repeating: "a", count: 200_000))]).body
      let head =
        [
          "POST /c/\(ada.text)/feedback HTTP/1.1", "Host: \(server.host)", "Cookie: \(jar.header ?? "")",
          "Content-Length: \(body.utf8.count)",
        ] + Self.headers
      let bytes = Array((head.joined(separator: "\r\n") + "\r\n\r\n").utf8) + Array(body.utf8.prefix(100_000))
      let wire = try Wire(port: server.port)
      wire.send(bytes)
      wire.end()
      let reply = await TestServer.offPool { wire.receive(hasBody: true) }
      #expect(reply == nil || reply?.status == 400)
      #expect(try Self.count("SELECT count(*) FROM feedback", on: server) == 0)
      let whole = try await server.send(
        "POST", "/c/\(ada.text)/feedback", cookie: jar.header, Self.headers, body: body)
      #expect(whole.status == 303)
      #expect(try Self.bytesInVault(server) == 1)
    }
  }

  @Test(
    "what is no form with files is told so",
    arguments: [
      ("multipart/form-data", "", 415), ("multipart/form-data; boundary=B", "x", 400),
      ("multipart/form-data; boundary=B", "--B\r\n\r\n\r\n--B--", 400), ("application/json", "{}", 415),
      (
        "multipart/form-data; boundary=B",
        "--B\r\nContent-Disposition: form-data; name=\"message\"\r\n\r\na\u{0}b\r\n--B--", 400
      ),
    ])
  func malformed(_ type: String, _ body: String, _ status: Int) async throws {
    try await TestServer.run { server in
      let ada = server.agency.ada
      let jar = try await server.signIn(ada)
      let reply = try await server.send(
        "POST", "/c/\(ada.text)/feedback", cookie: jar.header,
        ["Sec-Fetch-Site: same-origin", "Content-Type: \(type)"], body: body)
      #expect(reply.status == status)
    }
  }
}
