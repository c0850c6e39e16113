import Foundation
import GRDB
import Portal
import Store
import TestSupport
import Testing

@testable import Server

@Suite("The console's files")
struct ConsoleFilesTests {
  @Test(
    "files are shared with a company, a person or everybody, are on one page with whom, and are taken back there",
    arguments: ["company", "client", "everybody", "project"])
  func scopes(_ scope: String) async throws {
    try await TestServer.run { server in
      let jar = try await server.signIn(member: server.agency.jonas)
      let ada = server.agency.ada
      let company = try server.temporary.read { db in
        try String.fetchOne(db, sql: "SELECT company FROM client WHERE id = $1", arguments: [ada.text])
      }
      let with = [
        "company": company ?? "", "client": ada.text, "everybody": "everybody",
        "project": server.agency.website.text,
      ]
      let page = try await server.get("/team/files/", jar).body
      #expect(page.contains("<option value=\"\(with[scope] ?? "")\""))
      for (path, name) in [
        ("/team/files", "a \(scope).txt"),
        ("/team/projects/\(server.agency.website)/files", "b \(scope).txt"),
      ] {
        let shared = try await server.postFiles(path, jar, ["with": with[scope] ?? ""], files: [(name, "x")])
        #expect(shared.status == 303)
        #expect(
          shared["Location"]
            == (scope == "project" && path != "/team/files"
              ? "/team/projects/\(server.agency.website)/#files" : "/team/files/"))
        #expect(
          try server.count(
            "SELECT count(*) FROM file WHERE name = '\(name)' AND scope = '\(scope == "everybody" ? "workspace" : scope)'"
          ) == 1)
        let found = try await server.get("/team/files/?q=\(name.replacing(" ", with: "+"))", jar).body
        let id = try #require(found.firstMatch(of: /files\/(file_[0-9a-z]+)\/unshare/)?.1)
        #expect(found.components(separatedBy: "/unshare").count == 2)
        #expect(try await server.post("/team/files/\(id)/unshare", jar).status == 303)
        #expect(!(try await server.get("/team/files/", jar)).body.contains(name))
      }
    }
  }

  @Test("without whom, or with somebody of another agency, nothing is shared, and the page says so")
  func nobody() async throws {
    try await TestServer.run { server in
      let jar = try await server.signIn(member: server.agency.jonas)
      for with in ["", "nobody", server.stranger.ada.text, server.stranger.website.text] {
        let refused = try await server.postFiles("/team/files", jar, ["with": with], files: [("no.txt", "x")])
        #expect(refused.status == 422 && refused.body.contains("Shared with: "), "\(with)")
      }
      #expect(try server.count("SELECT count(*) FROM file WHERE name = 'no.txt'") == 0)
    }
  }

  @Test("whoever is to get a file is found by name")
  func found() async throws {
    try await TestServer.run { server in
      let jar = try await server.signIn(member: server.agency.jonas)
      let ada = try server.temporary.read { db in
        try String.fetchOne(
          db, sql: "SELECT name FROM client WHERE id = $1", arguments: [server.agency.ada.text])
      }
      let some = try await server.get("/team/files/?to=\((ada ?? "").replacing(" ", with: "+"))", jar).body
      #expect(
        some.contains("value=\"\(server.agency.ada)\"") && !some.contains("value=\"\(server.agency.ben)\""))
      let none = try await server.get("/team/files/?to=zzz", jar).body
      #expect(!none.contains("<optgroup"))
    }
  }

  @Test(
    "nothing of a project is out of reach: every part has its pages, and is searched",
    arguments: ["works", "updates", "files", "requests"])
  func parts(_ part: String) async throws {
    try await TestServer.run { server in
      let project = server.agency.website.text
      _ = try server.deliver(Samples.svg, originals: "always")
      try server.temporary.write { db in
        for number in 1...70 {
          let end = String(repeating: "0", count: 24) + (number < 10 ? "0\(number)" : "\(number)")
          let at = "2026-01-01T00:00:\(number % 60 < 10 ? "0" : "")\(number % 60).000Z"
          let (workspace, member) = (server.agency.workspace.text, server.agency.owner.text)
          switch part {
          case "works":
            try db.execute(
              sql:
                "INSERT INTO deliverable (workspace, id, project, title, status, created_at) VALUES ($1, $2, $3, $4, 'draft', $5)",
              arguments: [workspace, "del_\(end)", project, "Line \(number).", at])
          case "updates":
            try db.execute(
              sql:
                "INSERT INTO project_update (workspace, id, project, author, body, posted_at) VALUES ($1, $2, $3, $4, $5, $6)",
              arguments: [workspace, "update_\(end)", project, member, "Line \(number).", at])
          case "files":
            try db.execute(
              sql: """
                INSERT INTO file (workspace, id, sha256, name, scope, project, author, shared_at)
                SELECT workspace, $1, sha256, $2, 'project', $3, $4, $5 FROM blob WHERE workspace = $6 LIMIT 1
                """, arguments: ["file_\(end)", "Line \(number).", project, member, at, workspace])
          default:
            try db.execute(
              sql:
                "INSERT INTO file_request (workspace, id, project, title, body, author, asked_at) VALUES ($1, $2, $3, $4, '', $5, $6)",
              arguments: [workspace, "ask_\(end)", project, "Line \(number).", member, at])
          }
        }
      }
      let jar = try await server.signIn(member: server.agency.jonas)
      let page = "/team/projects/\(project)/"
      let whole = try await server.get(page, jar).body
      let all = try #require(
        whole.firstMatch(of: try Regex("href=\"[^\"]*\\?(part=\(part))\"", as: (Substring, Substring).self))?
          .1)
      var next: String? = "\(page)?\(all)"
      var seen: Set<String> = []
      while let address = next {
        let body = try await server.get(address, jar).body
        for number in 1...70 where body.contains("Line \(number).") { seen.insert("\(number)") }
        next = body.firstMatch(of: /href="([^"]+)" rel="next"/).map {
          String($0.1).replacing("&amp;", with: "&")
        }
        #expect(!body.contains("id=\"details\""), "only that part")
      }
      #expect(seen.count == 70)
      let found = try await server.get("\(page)?part=\(part)&q=line+33.", jar).body
      #expect(found.contains("Line 33.") && !found.contains("Line 34."))
      for odd in [
        "part=x", "part=\(part)&page=-3", "part=\(part)&page=99999999999999999999", "part=\(part)&q=%25",
      ] {
        #expect(try await server.get("\(page)?\(odd)", jar).status == 200, "\(odd)")
      }
    }
  }

  @Test("what is wrong with a form is said in the reader's language, with the field's name and beside it")
  func languages() async throws {
    try await TestServer.run { server in
      try server.temporary.write { db in try db.execute(sql: "UPDATE member SET locale = 'de'") }
      let jar = try await server.signIn(member: server.agency.jonas)
      let project = "/team/projects/\(server.agency.website)/"
      let wrong = try await server.post(
        "\(project)details", jar, "name=&starts=2026-12-02&ends=2026-12-01&summary=Kept"
      ).body
      #expect(wrong.contains("Der letzte Tag liegt vor dem ersten.") && wrong.contains("Bitte ausfüllen."))
      #expect(wrong.contains("<small class=\"err\">Der letzte Tag liegt vor dem ersten.</small>"))
      #expect(!wrong.contains("is missing") && !wrong.contains("is before") && wrong.contains("Kept"))
      let unnamed = try await server.post("/team/projects", jar, "name=")
      #expect(unnamed.status == 422 && unnamed.body.contains("Bitte ausfüllen."))
    }
  }

  @Test("a mail that came back says to whom, why and what to do, and is sent again")
  func mail() async throws {
    try await TestServer.run { server in
      let jar = try await server.signIn(member: server.agency.owner)
      let (task, ada) = ("task_00000000000000000000000000", server.agency.ada.text)
      try server.temporary.write { db in
        let workspace = server.agency.workspace.text
        try db.execute(
          sql: """
            INSERT INTO outbox (workspace, kind, message_id, recipient, letter, payload, created_at, due_at, state, problem)
            VALUES ($1, 'mail', 'x@y', $2, 'reply', x'7b7d', $3, $3, 'failed', '550 no such mailbox <b>')
            """, arguments: [workspace, ada, "2026-11-20T10:00:00.000Z"])
        try db.execute(
          sql: """
            INSERT INTO task (workspace, id, member, kind, client, subject, title, created_at)
            VALUES ($1, $2, $3, 'mail_problem', $4, $5, 'Your reply', '2026-11-20T10:00:00.000Z')
            """, arguments: [workspace, task, server.agency.owner.text, ada, "\(db.lastInsertedRowID)"])
      }
      let page = try await server.get("/team/?task=\(task)", jar).body
      #expect(page.contains("<bdi>\(try server.email(of: server.agency.ada))</bdi>"))
      #expect(page.contains("550 no such mailbox &lt;b&gt;") && page.contains("Correct the address"))
      #expect(try await server.post("/team/tasks/\(task)/retry", jar).status == 303)
      #expect(
        try server.count("SELECT count(*) FROM outbox WHERE message_id = 'x@y' AND state = 'failed'") == 0)
      #expect(try server.count("SELECT count(*) FROM task WHERE id = '\(task)' AND done_at IS NOT NULL") == 1)
      try server.temporary.write { db in
        try db.execute(sql: "UPDATE outbox SET state = 'sent' WHERE message_id = 'x@y'")
      }
      #expect(try await server.post("/team/tasks/\(task)/retry", jar).status == 409)
    }
  }
}
