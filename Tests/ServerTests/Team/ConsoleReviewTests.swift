import Foundation
import GRDB
import Portal
import Store
import TestSupport
import Testing

@testable import Server

@Suite("The console's side of a review")
struct ConsoleReviewTests {
  private struct Work {
    let page: String
    let version: String
  }

  /// A picture and a PDF whose two pages have pictures.
  private func work(_ server: TestServer) throws -> Work {
    let (file, deliverable) = try server.deliver(Samples.svg, originals: "always")
    let version = try server.temporary.write { db -> String in
      let version = try String.fetchOne(
        db, sql: "SELECT version FROM version_file WHERE id = $1", arguments: [file])
      let hash = String(repeating: "ab", count: 32)
      let workspace = server.agency.workspace.text
      try db.execute(
        sql: """
          INSERT INTO blob (workspace, sha256, size, media_type, stored_at)
          VALUES ($1, $2, 100, 'application/pdf', '2026-11-20T10:00:00.000Z')
          """, arguments: [workspace, hash])
      try db.execute(
        sql: """
          INSERT INTO version_file (workspace, id, version, position, sha256, name)
          VALUES ($1, 'vfile_00000000000000000000000pdf', $2, 2, $3, 'plan.pdf')
          """, arguments: [workspace, version, hash])
      for page in 1...2 {
        try db.execute(
          sql: """
            INSERT INTO preview (workspace, original, kind, position, sha256, media_type, size, width, height)
            VALUES ($1, $2, 'page', $3, $4, 'image/jpeg', 10, 1131, 1600)
            """, arguments: [workspace, hash, page, String(repeating: "0\(page)", count: 32)])
      }
      try db.execute(
        sql: """
          INSERT INTO preview_attempt (workspace, original, moment, tried_at, problem)
          VALUES ($1, $2, -1, '2026-11-20T10:00:00.000Z', '')
          """, arguments: [workspace, hash])
      return version ?? ""
    }
    return Work(page: "/team/deliverables/\(deliverable)/", version: version)
  }

  private func post(_ work: Work, _ fields: String, _ jar: Jar, _ server: TestServer) async throws -> Reply {
    try await server.post("\(work.page)comments", jar, "version=\(work.version)&\(fields)")
  }

  @Test("a member pins a remark to a picture and to a page; the marks are on the stage, and clients see them")
  func pins() async throws {
    try await TestServer.run { server in
      let work = try work(server)
      let jar = try await server.signIn(member: server.agency.jonas)
      let before = try await server.get(work.page, jar).body
      #expect(before.contains("class=\"surface js\" type=\"button\" data-file=\"1\""))
      #expect(before.contains("data-file=\"2\" data-page=\"2\"") && before.contains("id=\"remark\""))
      let point = "%7B%22x%22%3A0.5%2C%22y%22%3A0.25%7D"
      #expect(try await post(work, "text=Here&pin=\(point)&nonce=0", jar, server).status == 303)
      let page = "%7B%22file%22%3A2%2C%22page%22%3A2%2C%22x%22%3A0.1%2C%22y%22%3A0.2%7D"
      #expect(try await post(work, "text=There&pin=\(page)&nonce=1", jar, server).status == 303)
      #expect(try await post(work, "text=All+of+it&page=1&nonce=2", jar, server).status == 303)
      let after = try await server.get(work.page, jar).body
      #expect(after.contains("cx=\"50%\" cy=\"25%\"") && after.contains("cx=\"10%\" cy=\"20%\""))
      #expect(after.contains("href=\"#page-2-2\"") && after.contains("href=\"#page-2-1\""))
      let ada = try await server.signIn(server.agency.ada)
      try server.generate()
      let seen = try await server.get(
        "\(server.home(server.agency.ada))deliverables/\(work.page.split(separator: "/")[2])/", ada)
      #expect(seen.body.contains("cx=\"10%\" cy=\"20%\""))
    }
  }

  @Test("a place that the file does not have is refused, with every word kept")
  func noSuchPlace() async throws {
    try await TestServer.run { server in
      let work = try work(server)
      let jar = try await server.signIn(member: server.agency.jonas)
      for place in [
        "page=3", "page=99", "pin=%7B%22page%22%3A3%7D", "pin=%7B%22file%22%3A2%2C%22page%22%3A3%7D",
      ] {
        let refused = try await post(work, "text=Kept+words&\(place)&nonce=0", jar, server)
        #expect(refused.status == 422 && refused.body.contains("Kept words"), "\(place)")
      }
      #expect(try server.count("SELECT count(*) FROM comment WHERE body = 'Kept words'") == 0)
    }
  }

  @Test("a member says that a remark is dealt with, and that it is not after all")
  func settled() async throws {
    try await TestServer.run { server in
      let work = try work(server)
      let jar = try await server.signIn(member: server.agency.jonas)
      #expect(try await post(work, "text=Larger&nonce=0", jar, server).status == 303)
      let page = try await server.get(work.page, jar).body
      let remark = try #require(page.firstMatch(of: /comments\/(comment_[0-9a-z]+)"/)?.1)
      for (state, count) in [("resolved", 1), ("resolved", 1), ("open", 0)] {
        let done = try await server.post("\(work.page)comments/\(remark)", jar, "state=\(state)")
        #expect(done.status == 303 && done["Location"] == "\(work.page)#\(remark)")
        #expect(
          try server.count("SELECT count(*) FROM comment WHERE id = '\(remark)' AND resolved_at IS NOT NULL")
            == count)
      }
    }
  }

  @Test("pictures of files are handed to the team, and to nobody of another agency")
  func previews() async throws {
    try await TestServer.run { server in
      _ = try work(server)
      let jar = try await server.signIn(member: server.agency.jonas)
      let file = "/team/download/vfile_00000000000000000000000pdf/plan.pdf"
      // The bytes are not there in this test: told apart from a picture that there is none of by nothing.
      #expect(try await server.get("\(file)?preview=page.9", jar).status == 404)
      let foreign = try await server.signIn(
        member: server.stranger.owner, of: server.stranger, host: server.strangerHost)
      #expect(
        try await server.get("\(file)?preview=page.1", host: server.strangerHost, foreign).status == 404)
    }
  }

  @Test("what the team does is on the pages of the clients whom it is about before it is answered")
  func published() async throws {
    try await TestServer.run { server in
      try server.generate()
      let jar = try await server.signIn(member: server.agency.jonas)
      let ada = try await server.signIn(server.agency.ada)
      let told = try await server.post(
        "/team/projects/\(server.agency.website)/updates", jar, "text=The+proof+is+in.")
      #expect(told.status == 303)
      let page = "\(server.home(server.agency.ada))projects/\(server.agency.website)/"
      #expect(try await server.get(page, ada).body.contains("The proof is in."))
    }
  }

  @Test("a new deliverable has its day, rounds, originals and reviewers before its mail goes out")
  func terms() async throws {
    try await TestServer.run { server in
      let jar = try await server.signIn(member: server.agency.owner)
      let ada = server.agency.ada.text
      let path = "/team/projects/\(server.agency.website)/deliverables"
      let wrong = try await server.postFiles(
        path, jar, ["title": "Sign", "rounds": "none", "reviewer-\(ada)": ada], files: [("a.txt", "a")])
      #expect(wrong.status == 422 && wrong.body.contains("value=\"\(ada)\" checked"))
      let made = try await server.postFiles(
        path, jar,
        [
          "title": "Sign", "notes": "Mind the edge", "due": "2026-12-24", "rounds": "2",
          "originals": "approved",
          "reviewer-\(ada)": ada, "ready": "ready",
        ], files: [("a.txt", "a")])
      #expect(made.status == 303)
      #expect(
        try server.count(
          """
          SELECT count(*) FROM deliverable JOIN reviewer ON reviewer.deliverable = deliverable.id
          WHERE title = 'Sign' AND due_on = '2026-12-24' AND rounds_included = 2 AND originals = 'approved'
            AND notes = 'Mind the edge' AND status = 'ready' AND reviewer.client = '\(ada)'
          """) == 1)
    }
  }

  @Test("a browser that asks for a form's address is sent to the page that the form is on")
  func restored() async throws {
    try await TestServer.run { server in
      let work = try work(server)
      let jar = try await server.signIn(member: server.agency.owner)
      let project = "/team/projects/\(server.agency.website)/"
      for (form, page) in [
        ("\(work.page)details", work.page), ("\(work.page)comments", work.page),
        ("\(project)updates", project),
        ("/team/projects", "/team/projects/"), ("/team/files", "/team/files/"),
      ] {
        let sent = try await server.get(form, jar)
        #expect(sent.status == 303 && sent["Location"] == page, "\(form)")
      }
      let ada = try await server.signIn(server.agency.ada)
      let home = server.home(server.agency.ada)
      let deliverable = "\(home)deliverables/\(work.page.split(separator: "/")[2])/"
      for (form, page) in [
        ("\(deliverable)approve", deliverable), ("\(deliverable)request-changes", deliverable),
        ("\(deliverable)comments", deliverable), ("\(home)feedback", "\(home)feedback/"),
        ("\(home)you", "\(home)you/"),
      ] {
        let sent = try await server.get(form, ada)
        #expect(sent.status == 303 && sent["Location"] == page, "\(form)")
      }
    }
  }
}
