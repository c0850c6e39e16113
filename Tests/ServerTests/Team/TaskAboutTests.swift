import GRDB
import Portal
import Store
import TestSupport
import Testing

@testable import Server

@Suite("what a task is about")
struct TaskAboutTests {
  private func task(_ kind: InboxTask.Kind, _ server: TestServer) throws -> (id: String, subject: String) {
    let row = try server.temporary.read { db in
      try Row.fetchOne(
        db, sql: "SELECT id, subject FROM task WHERE kind = $1", arguments: [kind.rawValue]
      )
      .map { (id: $0[0] as String, subject: $0[1] as String) }
    }
    return try #require(row)
  }

  private func text(_ sql: String, _ argument: String, _ server: TestServer) throws -> String {
    let text = try server.temporary.read { db in try String.fetchOne(db, sql: sql, arguments: [argument]) }
    return try #require(text)
  }

  @Test("a decision leads to its deliverable, with the newest version's picture, and to the project")
  func decision() async throws {
    try await TestServer.run { server in
      let (file, deliverable) = try server.deliver(Samples.svg, originals: "always")
      let version = try text("SELECT id FROM version WHERE deliverable = $1", deliverable, server)
      try server.generate()
      let ada = try await server.signIn(server.agency.ada)
      let page = "\(server.home(server.agency.ada))deliverables/\(deliverable)/"
      let sent = try await server.post(
        "\(page)request-changes", ada, "version=\(version)&nonce=0&note=Larger%2C+please.")
      try #require(sent.status == 303, "\(sent.body)")
      let jar = try await server.signIn(member: server.agency.owner)
      let inbox = try await server.get("/team/?task=\(try task(.changesRequested, server).id)", jar)
      #expect(inbox.status == 200 && inbox.body.contains("Larger, please."))
      #expect(
        inbox.body.contains(
          "<a href=\"/team/deliverables/\(deliverable)/\">See version 1</a>"))
      #expect(inbox.body.contains("<a href=\"/team/projects/\(server.agency.website)/\">"))
      let picture = "/team/download/\(file)/a.svg?inline=1"
      #expect(inbox.body.contains("<img src=\"\(picture)\""))
      #expect(try await server.get(picture, jar)["Content-Type"] == "image/svg+xml")
    }
  }

  @Test(
    "a request for changes is answered where it is read: beside the version, once, by mail, and done with it")
  func answered() async throws {
    try await TestServer.run { server in
      let form = try ReviewForms(on: server)
      let ada = try await server.signIn(server.agency.ada)
      try #require(try await form.requestChanges(server.agency.ada, ada, on: server).status == 303)
      let id = try task(.changesRequested, server).id
      let jar = try await server.signIn(member: server.agency.owner)
      let post = "/team/tasks/\(id)/reply"
      let refused = try await server.post(post, jar, "message=&nonce=0")
      #expect(refused.status == 422 && refused.body.contains("aria-invalid"))
      let long = try await server.post(
        post, jar, "message=\(String(repeating: "long+", count: 2001))&nonce=0")
      #expect(
        long.status == 422 && long.body.contains("long long long") && long.body.contains("10000 letters"))
      for _ in 0..<2 {
        let reply = try await server.post(
          post, jar, "message=On+Friday.&done=done&nonce=0&back=%2Fteam%2F%3Fview%3Ddone")
        #expect(reply.status == 303 && reply["Location"] == "/team/?view=done")
      }
      let said = try server.temporary.read { db in
        try String.fetchAll(
          db, sql: "SELECT version || ' ' || member || ' ' || body FROM comment WHERE version = $1",
          arguments: [form.version])
      }
      #expect(said == ["\(form.version) \(server.agency.owner) On Friday."])
      #expect(try text("SELECT done_by FROM task WHERE id = $1", id, server) == server.agency.owner.text)
      try server.generate()
      #expect(try await server.get(form.page(server.agency.ada), ada).body.contains("On Friday."))
      await server.settle()
      let email = try server.email(of: server.agency.ada)
      #expect(server.mail.all.contains { $0.to.address == email })
    }
  }

  @Test("an approval has nothing to answer, and its page is one click away")
  func approval() async throws {
    try await TestServer.run { server in
      let form = try ReviewForms(on: server)
      let ada = try await server.signIn(server.agency.ada)
      try #require(try await form.approve(server.agency.ada, ada, on: server).status == 303)
      let id = try task(.approval, server).id
      let jar = try await server.signIn(member: server.agency.owner)
      let inbox = try await server.get("/team/?task=\(id)", jar)
      #expect(inbox.body.contains("href=\"/team/deliverables/\(form.deliverable)/\""))
      #expect(!inbox.body.contains("/team/tasks/\(id)/reply"))
      #expect(try await server.post("/team/tasks/\(id)/reply", jar, "message=x&nonce=0").status == 404)
    }
  }

  @Test("a message leads to its project and brings its attachments")
  func message() async throws {
    try await TestServer.run { server in
      let ada = try await server.signIn(server.agency.ada)
      let sent = try await server.post(
        "\(server.home(server.agency.ada))feedback", ada,
        "project=\(server.agency.website)&message=See+this&nonce=0")
      try #require(sent.status == 303)
      let task = try task(.feedback, server)
      let file = try server.share(Samples.svg, "sketch.svg", with: .client)
      try server.temporary.write { db in
        try db.execute(
          sql: """
            INSERT INTO feedback_attachment (workspace, message, position, sha256, name)
            SELECT workspace, $1, 1, sha256, 'Skizze ä.svg' FROM file WHERE id = $2
            """, arguments: [task.subject, file])
      }
      let jar = try await server.signIn(member: server.agency.owner)
      let inbox = try await server.get("/team/?task=\(task.id)", jar)
      #expect(inbox.body.contains("<a href=\"/team/projects/\(server.agency.website)/\">"))
      #expect(inbox.body.contains("<bdi>Skizze ä.svg</bdi>"))
      let link = try #require(inbox.body.firstMatch(of: /href="(\/team\/download\/[^"]*)"/)?.1)
      #expect(link.hasPrefix("/team/download/\(task.subject).1/"))
      let reply = try await server.get(String(link), jar)
      #expect(reply.status == 200 && Array(reply.body.utf8) == Samples.svg)
    }
  }
}
