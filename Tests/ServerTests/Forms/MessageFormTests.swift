import GRDB
import Portal
import TestSupport
import Testing

@testable import Server

@Suite("What clients write")
struct MessageFormTests {
  private static func count(_ table: String, _ server: TestServer) throws -> Int {
    try server.temporary.read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table)") ?? 0 }
  }

  @Test("A-07: the same form twice is one message and one task; other words from the same page are not lost")
  func once() async throws {
    try await TestServer.run { server in
      let ada = server.agency.ada
      let jar = try await server.signIn(ada)
      let before = try Self.count("feedback_message", server)
      let form = "nonce=0&project=\(server.agency.website.text)&message=Hello"
      let first = try await server.post("\(server.home(ada))feedback", jar, form)
      let again = try await server.post("\(server.home(ada))feedback", jar, form)
      #expect(first.status == 303 && again["Location"] == first["Location"])
      #expect(try Self.count("feedback_message", server) == before + 1)
      #expect(try Self.count("task", server) == 1)
      let other = try await server.post("\(server.home(ada))feedback", jar, form + "+again")
      #expect(other.status == 303)
      #expect(try Self.count("feedback_message", server) == before + 2)
      let page = try await server.get("\(server.home(ada))feedback/", jar)
      #expect(page.body.contains("Hello again"))
    }
  }

  @Test("it reaches the lead; without a project, and where the lead has left, the owner")
  func routing() async throws {
    try await TestServer.run { server in
      let ada = server.agency.ada
      let jar = try await server.signIn(ada)
      let lead = try server.temporary.read { db in
        try String.fetchOne(
          db, sql: "SELECT lead FROM project WHERE id = $1", arguments: [server.agency.website.text])
      }
      let about = "project=\(server.agency.website.text)&message="
      _ = try await server.post("\(server.home(ada))feedback", jar, about + "one")
      _ = try await server.post("\(server.home(ada))feedback", jar, "message=two")
      try server.temporary.write { db in
        try db.execute(
          sql: "UPDATE member SET removed_at = '2026-11-24T08:00:00.000Z' WHERE id = $1", arguments: [lead])
      }
      _ = try await server.post("\(server.home(ada))feedback", jar, about + "three")
      let members = try server.temporary.read { db in
        Dictionary(
          uniqueKeysWithValues: try Row.fetchAll(db, sql: "SELECT title, member FROM task").map {
            ($0[0] as String, $0[1] as String)
          })
      }
      let owner = server.agency.owner.text
      #expect(members == ["one": lead ?? "", "two": owner, "three": owner])
    }
  }

  /// A form, the table that it would write to, and what is typed in it.
  static let faults: [(path: String, table: String, form: String, kept: String)] = [
    ("feedback", "feedback_message", "message=", "id=\"wrong\""),
    ("feedback", "feedback_message", "message=+%0A+", "aria-invalid"),
    ("feedback", "feedback_message", "message=\(String(repeating: "x", count: 10_001))", "xxxx"),
    (
      "feedback", "feedback_message", "message=Keep+%3Cme%3E&project=project_0000000000000000000000none",
      "Keep &lt;me&gt;"
    ),
    ("feedback", "feedback_message", "message=Keep&project=nonsense", "Keep"),
    ("you", "audit", "name=&language=de&mails=daily", "value=\"daily\" checked"),
    ("you", "audit", "name=Ada&mails=hourly", "value=\"Ada\""),
    ("deliverables/DEL/request-changes", "change_request", "version=VER&note=", "id=\"ask-changes\" method"),
    (
      "deliverables/DEL/approve", "approval", "version=VER&note=\(String(repeating: "y", count: 10_001))",
      "yyyy"
    ),
    ("deliverables/DEL/comments", "comment", "version=VER&text=%00", "400"),
    ("deliverables/DEL/comments", "comment", "version=VER&text=Here&pin=%7B%22x%22%3A2%7D", "Here"),
  ]

  @Test(
    "what cannot be taken is said at its field, with every word still there, and nothing is stored",
    arguments: faults)
  func refused(_ path: String, _ table: String, _ form: String, _ kept: String) async throws {
    try await TestServer.run { server in
      let ada = server.agency.ada
      let review = try ReviewForms(on: server)
      let jar = try await server.signIn(ada)
      let before = try Self.count(table, server)
      let reply = try await server.post(
        server.home(ada) + path.replacing("DEL", with: review.deliverable), jar,
        form.replacing("VER", with: review.version))
      #expect(reply.status == (kept == "400" ? 400 : 422), "\(path) \(form.prefix(60))")
      #expect(kept == "400" || reply.body.contains(kept), "\(path) \(form.prefix(60))")
      #expect(reply["Cache-Control"] == "no-store")
      #expect(try Self.count(table, server) == before)
    }
  }

  @Test(
    "a second or a page in words is kept as a pin, what the work does not have is told, and kept as typed")
  func places() async throws {
    try await TestServer.run { server in
      let ada = server.agency.ada
      let review = try ReviewForms(on: server)
      let jar = try await server.signIn(ada)
      let form = "version=\(review.version)&pin=&text=Here"
      let place = "\(review.page(ada))comments"
      #expect(try await server.post(place, jar, form + "&page=3").status == 303)
      let pins = try server.temporary.read { db in
        try String.fetchAll(db, sql: "SELECT pin FROM comment WHERE pin IS NOT NULL")
      }
      #expect(pins.contains(#"{"page":3}"#))
      let refused = try await server.post(place, jar, form + "&page=0x&at=1")
      #expect(refused.status == 422 && refused.body.contains("value=\"0x\" maxlength"))
      #expect(refused.body.contains("id=\"place-page-wrong\"") && refused.body.contains(">Here</textarea>"))
      #expect(try await server.post(place, jar, form + "&at=0:14").status == 422, "a PDF has no seconds")
    }
  }

  @Test("only where files were sent are they to be chosen again")
  func filesAgain() async throws {
    try await TestServer.run { server in
      let ada = server.agency.ada
      let jar = try await server.signIn(ada)
      for isSent in [true, false] {
        var body = "--b\r\nContent-Disposition: form-data; name=\"message\"\r\n\r\n\r\n"
        let name = isSent ? "a.txt" : ""
        body += "--b\r\nContent-Disposition: form-data; name=\"attachment\"; filename=\"\(name)\"\r\n"
        body += "Content-Type: text/plain\r\n\r\n\(name)\r\n--b--\r\n"
        let refused = try await server.send(
          "POST", "\(server.home(ada))feedback", cookie: jar.header,
          ["Sec-Fetch-Site: same-origin", "Content-Type: multipart/form-data; boundary=b"], body: body)
        #expect(refused.status == 422 && refused.body.contains("Your words are kept."))
        #expect(refused.body.contains("Files have to be chosen again.") == isSent)
      }
    }
  }

  @Test("a script is told where to go, and gets a refusal as the page that it is")
  func forScripts() async throws {
    try await TestServer.run { server in
      let ada = server.agency.ada
      let jar = try await server.signIn(ada)
      let script = ["Sec-Fetch-Site: same-origin", "Accept: application/json, text/html;q=0.9"]
      let done = try await server.post("\(server.home(ada))feedback", jar, "message=Hello", script)
      #expect(done.status == 200 && done["Content-Type"] == "application/json")
      #expect(done.body.contains("{\"location\":\"\(server.home(ada))feedback/#thread_"))
      let refused = try await server.post("\(server.home(ada))feedback", jar, "message=", script)
      #expect(refused.status == 422 && refused["Content-Type"] == "text/html; charset=utf-8")
      #expect(refused.body.contains("aria-invalid"))
    }
  }

  @Test("comments are answered and dealt with, on this client's work and no other's")
  func comments() async throws {
    try await TestServer.run { server in
      let (ada, cleo) = (server.agency.ada, server.agency.cleo)
      let review = try ReviewForms(on: server)
      let (jar, other) = (try await server.signIn(ada), try await server.signIn(cleo))
      let posted = try await server.post(
        "\(review.page(ada))comments", jar, "version=\(review.version)&text=A+remark")
      let id = try #require(posted["Location"]?.split(separator: "#").last.map(String.init))
      let answered = try await server.post(
        "\(review.page(ada))comments", jar, "version=\(review.version)&text=An+answer&reply-to=\(id)")
      #expect(answered.status == 303)
      #expect(try await server.post("\(review.page(ada))comments/\(id)", jar, "state=resolved").status == 303)
      let page = try await server.get(review.page(ada), jar)
      #expect(page.body.contains("An answer") && page.body.contains("resolved"))
      #expect(try await server.post("\(review.page(cleo))comments/\(id)", other, "state=open").status == 404)
      #expect(try await server.post("\(review.page(ada))comments/\(id)", other, "state=open").status == 404)
      let resolved = try server.temporary.read { db in
        try String.fetchOne(db, sql: "SELECT resolved_at FROM comment WHERE id = $1", arguments: [id])
      }
      #expect(resolved != nil)
    }
  }

  @Test("who posts without end is told to wait, and what was posted before stays")
  func limit() async throws {
    var limits = Limits()
    limits.postsPerClient = 5
    try await TestServer.run(limits: limits) { server in
      let jar = try await server.signIn(server.agency.ada)
      let before = try Self.count("feedback_message", server)
      var statuses: [Int] = []
      for number in 0..<7 {
        statuses.append(
          try await server.post("\(server.home(server.agency.ada))feedback", jar, "message=\(number)").status)
      }
      #expect(statuses == [303, 303, 303, 303, 303, 429, 429])
      #expect(try Self.count("feedback_message", server) == before + 5)
    }
  }

  @Test("what cannot be published now is done all the same")
  func unpublished() async throws {
    try await TestServer.run { server in
      let jar = try await server.signIn(server.agency.ada)
      let before = try Self.count("feedback_message", server)
      // A file where the stage's folder has to be: nothing can be written into the output.
      try await server.blockOutput()
      let reply = try await server.post("\(server.home(server.agency.ada))feedback", jar, "message=Hello")
      #expect(reply.status == 303)
      #expect(try Self.count("feedback_message", server) == before + 1)
      #expect(server.log.all.contains { $0.contains("pages were not published") })
    }
  }
}
