import Foundation
import GRDB
import Portal
import Store
import TestSupport
import Testing

@testable import Server

@Suite("The console's projects and deliverables")
struct ProjectConsoleTests {
  @Test("projects are listed by who leads and how they stand, and found by project, company and person")
  func list() async throws {
    try await TestServer.run { server in
      let jar = try await server.signIn(member: server.agency.owner)
      let all = try await server.get("/team/projects/", jar)
      #expect(all.status == 200 && all["Cache-Control"] == "no-store")
      let (website, app) = (try name(server, server.agency.website), try name(server, server.agency.app))
      #expect(all.body.contains(website) && all.body.contains(app))
      for (search, finds) in [
        (String(website.prefix(4)), true), ("Brightwater", true), ("Ada", true), ("zzz", false),
      ] {
        let found = try await server.get("/team/projects/?q=\(search)", jar)
        #expect(found.body.contains(website) == finds, "\(search)")
      }
      for odd in ["view=x", "page=-3", "page=99999999999999999999", "q=%00", "q=%25", "view=over"] {
        #expect(try await server.get("/team/projects/?\(odd)", jar).status == 200, "\(odd)")
      }
    }
  }

  private func name(_ server: TestServer, _ project: Project.ID) throws -> String {
    try server.temporary.read { db in
      try String.fetchOne(db, sql: "SELECT name FROM project WHERE id = $1", arguments: [project.text]) ?? ""
    }
  }

  @Test(
    "a deliverable comes with its first version and is ready at once; files that are refused leave nothing")
  func deliverable() async throws {
    try await TestServer.run { server in
      let jar = try await server.signIn(member: server.agency.owner)
      let path = "/team/projects/\(server.agency.website)/deliverables"
      let before = try server.count("SELECT count(*) FROM deliverable")
      let refused = try await server.postFiles(
        path, jar, ["title": "", "link": "javascript:x"], files: [("a.txt", "a")])
      #expect(refused.status == 422 && refused.body.contains("What it is: Please fill this in."))
      let noVersion = try await server.postFiles(path, jar, ["title": "Poster", "ready": "ready"])
      #expect(noVersion.status == 422 && noVersion.body.contains("value=\"Poster\""))
      #expect(try server.count("SELECT count(*) FROM deliverable") == before)
      let made = try await server.postFiles(
        path, jar, ["title": "Poster", "ready": "ready"],
        files: [("poster.txt", "one"), ("back.txt", "two")])
      let location = try #require(made["Location"])
      #expect(made.status == 303 && location.hasPrefix("/team/deliverables/del_"))
      // A second click.
      let again = try await server.postFiles(
        path, jar, ["title": "Poster", "ready": "ready"],
        files: [("poster.txt", "one"), ("back.txt", "two")])
      #expect(again["Location"] == location)
      let page = try await server.get(location, jar)
      #expect(page.body.contains("poster.txt") && page.body.contains("waits for a decision"))
      try server.generate()
      let ada = try await server.signIn(server.agency.ada)
      #expect(
        try await server.get("\(server.home(server.agency.ada))deliverables/", ada).body.contains("Poster"))
      await server.settle()
      #expect(server.mail.all.contains { $0.content.subject.contains("Poster") })
      let file = try #require(page.body.firstMatch(of: /\/team\/download\/vfile_[0-9a-z]+\/poster\.txt/)?.0)
      #expect(try await server.get(String(file), jar).body == "one")
      let withdrawn = try await server.post("\(location)withdraw", jar)
      #expect(withdrawn.status == 303)
      #expect(try await server.get(location, jar).body.contains("Only the team sees it"))
    }
  }

  @Test("milestones are saved together or not at all, with one removed and one added")
  func milestones() async throws {
    try await TestServer.run { server in
      let jar = try await server.signIn(member: server.agency.owner)
      let path = "/team/projects/\(server.agency.website)/milestones"
      let ids = try server.temporary.read { db in
        try String.fetchAll(
          db, sql: "SELECT id FROM milestone WHERE project = $1 ORDER BY position, id",
          arguments: [server.agency.website.text])
      }
      try #require(ids.count >= 2)
      func form(_ changes: [String: String]) -> String {
        var fields: [String: String] = [:]
        for (index, id) in ids.enumerated() {
          fields["title-\(id)"] = "Step \(index)"
          fields["due-\(id)"] = "2026-12-0\(index + 1)"
          fields["weight-\(id)"] = "\(index + 1)"
        }
        return fields.merging(changes) { _, new in new }
          .map { "\($0)=\($1.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")" }.joined(
            separator: "&")
      }
      let wrong = try await server.post(
        path, jar, form(["weight-\(ids[0])": "0", "due-\(ids[1])": "soon", "title-new": "Kept words"]))
      #expect(
        wrong.status == 422
          && wrong.body.contains("Step 0, weight: Please give a whole number from 1 to 1,000."))
      #expect(
        wrong.body.contains("Step 1, due: Please choose a day from 1900 to 2199.")
          && wrong.body.contains("Kept words"))
      #expect(
        wrong.body.contains("id=\"wrong-due-\(ids[1])\">Please choose a day from 1900 to 2199.</small>"),
        "beside it")
      #expect(try server.count("SELECT count(*) FROM milestone WHERE title LIKE 'Step %'") == 0)
      let saved = try await server.post(
        path, jar, form(["done-\(ids[0])": "done", "title-new": "Last", "weight-new": "3", "remove": ids[1]]))
      #expect(
        saved.status == 303 && saved["Location"] == "/team/projects/\(server.agency.website)/#milestones")
      #expect(
        try server.count("SELECT count(*) FROM milestone WHERE title = 'Step 0' AND completed_on IS NOT NULL")
          == 1)
      #expect(try server.count("SELECT count(*) FROM milestone WHERE id = '\(ids[1])'") == 0)
      #expect(try server.count("SELECT count(*) FROM milestone WHERE title = 'Last' AND weight = 3") == 1)
      let stranger = try server.temporary.read { db in
        try String.fetchOne(
          db, sql: "SELECT id FROM milestone WHERE workspace = $1 LIMIT 1",
          arguments: [server.stranger.workspace.text])
      }
      let foreign = try #require(stranger)
      #expect(try await server.post(path, jar, form(["title-\(foreign)": "Mine now"])).status == 404)
      #expect(try server.count("SELECT count(*) FROM milestone WHERE title = 'Mine now'") == 0)
    }
  }

  @Test("updates, files and requests are posted and taken back")
  func conversation() async throws {
    try await TestServer.run { server in
      let jar = try await server.signIn(member: server.agency.jonas)
      let project = "/team/projects/\(server.agency.website)/"
      #expect(try await server.post("\(project)updates", jar, "text=The+proof+is+in.").status == 303)
      var page = try await server.get(project, jar).body
      let update = try #require(
        page.firstMatch(of: /id="(update_[0-9a-z]+)"[^>]*>(?:(?!<\/li>).)*The proof is in/)?.1)
      #expect(try await server.post("\(project)updates/\(update)/remove", jar).status == 303)
      #expect(!(try await server.get(project, jar)).body.contains("The proof is in"))

      #expect(
        try await server.postFiles("\(project)files", jar, [:], files: [("plan.txt", "plan")]).status == 303)
      page = try await server.get(project, jar).body
      let file = try #require(page.firstMatch(of: /files\/(file_[0-9a-z]+)\/unshare/)?.1)
      #expect(try await server.post("\(project)files/\(file)/unshare", jar).status == 303)
      #expect(!(try await server.get(project, jar)).body.contains("plan.txt"))

      let asked = "title=Your+logo&text=As+vector&due=2026-12-24&client=\(server.agency.ada)"
      #expect(try await server.post("\(project)requests", jar, asked).status == 303)
      page = try await server.get(project, jar).body
      let request = try #require(page.firstMatch(of: /requests\/(ask_[0-9a-z]+)"/)?.1)
      #expect(page.contains("Your logo"))
      #expect(try await server.post("\(project)requests/\(request)", jar, "state=withdrawn").status == 303)
      #expect(!(try await server.get(project, jar)).body.contains("Your logo"))
      let wrong = try await server.post(
        "\(project)requests", jar, "title=&text=Kept&due=x&client=\(server.agency.cleo)")
      #expect(
        wrong.status == 422 && wrong.body.contains("Kept")
          && wrong.body.contains("<small class=\"err\">Please choose a day from 1900 to 2199.</small>"))
    }
  }

  @Test("remarks of the team stand with the version, and details keep what was not told")
  func details() async throws {
    try await TestServer.run { server in
      let jar = try await server.signIn(member: server.agency.owner)
      let made = try await server.postFiles(
        "/team/projects/\(server.agency.website)/deliverables", jar, ["title": "Poster"],
        files: [("a.txt", "a")])
      let location = try #require(made["Location"])
      let page = try await server.get(location, jar).body
      let version = try #require(page.firstMatch(of: /name="version" value="(ver_[0-9a-z]+)"/)?.1)
      #expect(page.contains(/\/versions"[^>]*><input type="hidden" name="nonce" value="[0-9a-f]{32}"/))
      #expect(
        try await server.post("\(location)comments", jar, "version=\(version)&text=See+the+edge&nonce=0")
          .status == 303)
      let remark = try #require(
        try await server.get(location, jar).body.firstMatch(of: /<li id="(comment_[0-9a-z]+)"/)?.1)
      #expect(
        try await server.post(
          "\(location)comments", jar, "version=\(version)&text=It+is+right&reply-to=\(remark)&nonce=1"
        ).status == 303)
      #expect(try await server.get(location, jar).body.contains("class=\"answer\""))
      let edit =
        "title=Poster+A2&notes=Mind+the+edge&due=2026-12-24&rounds=2&originals=approved"
        + "&reviewer-\(server.agency.ada)=\(server.agency.ada)"
      #expect(try await server.post("\(location)details", jar, edit).status == 303)
      #expect(
        try server.count(
          "SELECT count(*) FROM deliverable WHERE title = 'Poster A2' AND due_on = '2026-12-24' AND rounds_included = 2"
        )
          == 1)
      #expect(try server.count("SELECT count(*) FROM reviewer WHERE client = '\(server.agency.ada)'") >= 1)
      let wrong = try await server.post("\(location)details", jar, "title=&rounds=none&notes=Kept")
      #expect(
        wrong.status == 422 && wrong.body.contains("Kept")
          && wrong.body.contains("Rounds included: Please give a whole number from 1 to 1,000."))
      let cleared = try await server.post(
        "\(location)details", jar, "title=Poster&notes=&due=&rounds=&originals=always")
      #expect(cleared.status == 303)
      #expect(
        try server.count("SELECT count(*) FROM deliverable WHERE title = 'Poster' AND due_on IS NULL") == 1)
    }
  }

}
