import GRDB
import Portal
import Store
import TestSupport
import Testing

@testable import Server

@Suite("the team looks at a client's pages")
struct ViewAsDeskTests {
  private func root(_ client: Client.ID) -> String { "/team/preview/\(client)/" }

  private func looks(_ server: TestServer) throws -> [String] {
    try server.temporary.read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT actor_kind || ' ' || actor || ' ' || subject FROM audit WHERE action = 'client.preview' ORDER BY id
          """)
    }
  }

  @Test("every page that is published for a client is shown as it is at this moment, kept by nobody")
  func pages() async throws {
    try await TestServer.run { server in
      _ = try server.share(Samples.svg, "plan.svg", with: .client)
      let form = try ReviewForms(on: server)
      let ada = server.agency.ada
      let jar = try await server.signIn(member: server.agency.jonas)
      let project = "projects/\(server.agency.website)/"
      let work = String(form.page(ada).dropFirst(server.home(ada).count))
      for page in ["", project, "deliverables/", work, "files/", "billing/", "feedback/", "you/"] {
        let reply = try await server.get(root(ada) + page, jar)
        #expect(reply.status == 200 && reply["Cache-Control"] == "no-store", "\(page)")
        #expect(reply.body.contains("You see what Ada sees."), "\(page)")
        #expect(!reply.body.contains("<form") && !reply.body.contains("/c/"), "\(page)")
        #expect(reply.all("Set-Cookie").isEmpty)
      }
      try server.temporary.write { db in
        try db.execute(
          sql: "UPDATE project SET name = 'Renamed' WHERE id = $1", arguments: [server.agency.website.text])
      }
      let renamed = try await server.get("\(root(ada))\(project)?from=/team/\(project)", jar)
      #expect(renamed.body.contains("Back to Renamed") && renamed.body.contains("href=\"/team/\(project)\""))
      for from in ["//evil.test", "https://evil.test/", "/c/x/", "/team//evil.test"] {
        let reply = try await server.get("\(root(ada))?from=\(from)", jar)
        #expect(reply.body.contains("<a href=\"/team/projects/\">Back to the projects</a>"), "\(from)")
        #expect(!reply.body.contains("evil"))
      }
    }
  }

  @Test("what the client has no page at, another agency's client, and one without a portal is not there")
  func notThere() async throws {
    try await TestServer.run { server in
      let jar = try await server.signIn(member: server.agency.owner)
      let ada = server.agency.ada
      let other = try #require(server.stranger.clients.first)
      let paths = [
        "projects/", "projects/\(server.agency.app)/", "index.html", "billing", "billing//", "%2e%2e/", "x/",
        "deliverables/x/receipt", "files/all.zip", "download/file_\(String(repeating: "0", count: 26))/x",
      ]
      for path in paths { #expect(try await server.get(root(ada) + path, jar).status != 200, "\(path)") }
      for path in ["", "billing/", "you/", "files/all.zip"] {
        #expect(try await server.get(root(other) + path, jar).status == 404, "\(path)")
        #expect(try await server.get(root(Client.ID(unchecked: "client_x")) + path, jar).status == 404)
      }
      let ben = server.agency.ben
      #expect(try await server.get(root(ben), jar).status == 200)
      try server.temporary.write { db in
        try db.execute(
          sql: "UPDATE access SET revoked_at = $1 WHERE client = $2",
          arguments: [server.clock.now.iso, ben.text])
      }
      #expect(try await server.get(root(ben), jar).status == 404, "no access any more")
      #expect(try await server.get(root(ada), jar).status == 200)
      try server.temporary.write { db in
        try db.execute(
          sql: "UPDATE workspace SET portal_enabled = 0 WHERE id = $1",
          arguments: [server.agency.workspace.text])
      }
      #expect(try await server.get(root(ada), jar).status == 404, "no portal")
      #expect(try looks(server).allSatisfy { !$0.contains(other.text) })
    }
  }

  @Test("who looked at whom is written down, once an hour however many pages are turned")
  func audited() async throws {
    try await TestServer.run { server in
      let (ada, ben) = (server.agency.ada, server.agency.ben)
      let jar = try await server.signIn(member: server.agency.jonas)
      let owner = try await server.signIn(member: server.agency.owner)
      try await withThrowingTaskGroup(of: Int.self) { group in
        for page in ["", "billing/", "files/", "you/", "", ""] {
          group.addTask { try await server.get(root(ada) + page, jar).status }
        }
        for try await status in group { #expect(status == 200) }
      }
      let jonas = server.agency.jonas
      #expect(try looks(server) == ["member \(jonas) \(ada)"])
      _ = try await server.get(root(ben), jar)
      _ = try await server.get(root(ada), owner)
      #expect(
        try looks(server) == [
          "member \(jonas) \(ada)", "member \(jonas) \(ben)", "member \(server.agency.owner) \(ada)",
        ])
      server.clock.advance(seconds: ViewAsDesk.lookSeconds - 1)
      _ = try await server.get(root(ada), jar)
      #expect(try looks(server).count == 3)
      server.clock.advance(seconds: 2)
      _ = try await server.get(root(ada), jar)
      #expect(try looks(server).count == 4)
      // A file's address alone is a look, too.
      let cleo = server.agency.cleo
      _ = try await server.get("\(root(cleo))download/x/x", jar)
      #expect(try looks(server).last == "member \(jonas) \(cleo)")
    }
  }

  @Test("files are there as the client has them: not another client's, no original before its time, no draft")
  func downloads() async throws {
    try await TestServer.run { server in
      let (ada, ben) = (server.agency.ada, server.agency.ben)
      let jar = try await server.signIn(member: server.agency.owner)
      let own = try server.share(Samples.svg, "own.svg", with: .client)
      _ = try server.share(Samples.svg, "both.svg", with: .project)
      let reply = try await server.get("\(root(ada))download/\(own)/own.svg", jar)
      #expect(reply.status == 200 && Array(reply.body.utf8) == Samples.svg)
      #expect(reply["Content-Disposition"]?.hasPrefix("attachment; ") == true)
      #expect(try await server.get("\(root(ben))download/\(own)/own.svg", jar).status == 404)
      let all = try await server.get("\(root(ada))files/all.zip", jar)
      #expect(all.status == 200 && all["Content-Type"] == "application/zip")

      let (file, deliverable) = try server.deliver(Samples.svg, originals: "approved")
      let work = "\(root(ada))download/\(file)/a.svg"
      #expect(try await server.get("\(work)?inline=1", jar, ["Range: bytes=0-3"]).status == 206)
      #expect(try await server.get(work, jar).status == 404)
      #expect(
        try await server.get("/team/download/\(file)/a.svg", jar).status == 200,
        "the team's own address has it")
      try server.temporary.write { db in
        try db.execute(sql: "UPDATE deliverable SET status = 'draft' WHERE id = $1", arguments: [deliverable])
      }
      #expect(try await server.get("\(work)?inline=1", jar).status == 404)
      #expect(try await server.get("\(root(ada))deliverables/\(deliverable)/", jar).status == 404)
      #expect(!(try await server.get("\(root(ada))deliverables/", jar)).body.contains("Posters"))
    }
  }

  @Test("the receipt is the client's own")
  func receipt() async throws {
    try await TestServer.run { server in
      let (ada, ben) = (server.agency.ada, server.agency.ben)
      let form = try ReviewForms(on: server)
      let client = try await server.signIn(ada)
      #expect(try await form.approve(ada, client, on: server).status == 303)
      let jar = try await server.signIn(member: server.agency.owner)
      let work = form.page(ada).replacing("/c/", with: "/team/preview/")
      #expect(try await server.get(work, jar).body.contains("href=\"\(work)receipt\""))
      let reply = try await server.get("\(work)receipt", jar)
      #expect(reply.status == 200 && reply["Content-Disposition"]?.contains("receipt-") == true)
      #expect(try await reply.body == server.get("\(form.page(ada))receipt", client).body)
      #expect(try await server.get("\(work.replacing(ada.text, with: ben.text))receipt", jar).status == 404)
    }
  }

  @Test("nothing can be posted there, and a client's forms do not take a member's word")
  func readOnly() async throws {
    try await TestServer.run { server in
      let form = try ReviewForms(on: server)
      let jar = try await server.signIn(member: server.agency.owner)
      let work = form.page(server.agency.ada)
      for path in ["", "approve", "request-changes", "comments"] {
        let there = work.replacing("/c/", with: "/team/preview/") + path
        #expect(try await server.post(there, jar, "version=x&note=x").status == 405, "\(path)")
      }
      #expect(try await server.post("\(work)approve", jar, "version=x").status == 303)
      let count = try server.temporary.read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM approval")
      }
      #expect(count == 0)
    }
  }
}
