import GRDB
import Portal
import TestSupport
import Testing

@testable import Server

@Suite("A: what is not decided")
struct DecisionRuleTests {
  /// What stands in the way, as SQL with places for the deliverable and Ada, and what the answer is then.
  static let obstacles: [(sql: String, status: Int)] = [
    ("UPDATE deliverable SET status = 'draft' WHERE id = 'DEL'", 404),
    ("UPDATE deliverable SET status = 'changes_requested' WHERE id = 'DEL'", 409),
    ("UPDATE access SET may_approve = 0 WHERE client = 'ADA'", 403),
    ("UPDATE access SET revoked_at = '2026-11-24T08:00:00.000Z' WHERE client = 'ADA'", 404),
    ("UPDATE access SET expires_on = '2026-11-23' WHERE client = 'ADA'", 404),
    ("UPDATE workspace SET plan = 'starter'", 403),
    ("UPDATE workspace SET portal_enabled = 0", 403),
    ("UPDATE session SET ended_at = '2026-11-24T08:00:00.000Z' WHERE client = 'ADA'", 303),
  ]

  @Test("what changed between the look and the click counts, and nothing is stored", arguments: obstacles)
  func obstacle(_ sql: String, _ status: Int) async throws {
    try await TestServer.run { server in
      let ada = server.agency.ada
      let form = try ReviewForms(on: server)
      let jar = try await server.signIn(ada)
      try server.temporary.write { db in
        try db.execute(sql: sql.replacing("DEL", with: form.deliverable).replacing("ADA", with: ada.text))
      }
      let replies = [
        try await form.approve(ada, jar, on: server), try await form.requestChanges(ada, jar, on: server),
      ]
      for reply in replies {
        #expect(reply.status == status, "\(sql)")
        #expect(reply["Cache-Control"] == "no-store")
      }
      #expect(try form.count("approval", on: server) == 0)
      #expect(try form.count("change_request", on: server) == 0)
      let tasks = try server.temporary.read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM task") }
      #expect(tasks == 0)
    }
  }

  @Test("what is another client's, another agency's or nobody's is not there, and no two of these differ")
  func strangers() async throws {
    try await TestServer.run { server in
      let form = try ReviewForms(on: server)
      let cleo = try await server.signIn(server.agency.cleo)
      let outsider = try await server.signIn(
        server.stranger.ada, of: server.stranger, host: server.strangerHost)
      let own = try await form.approve(server.agency.cleo, cleo, on: server)
      let others = try await form.approve(server.agency.ada, cleo, on: server)
      let random = try await server.post(
        "/c/\(server.agency.cleo.text)/deliverables/del_00000000000000000000000000/approve", cleo,
        "version=\(form.version)")
      #expect([own, others, random].map(\.status) == [404, 404, 404])
      #expect(own.body == random.body && others.body == random.body)
      #expect(try await form.approve(server.agency.ada, outsider, on: server).status == 303)
      #expect(
        try await form.approve(server.agency.ada, Jar(), on: server)["Location"]?.hasPrefix("/sign-in/")
          == true)
      #expect(try form.count("approval", on: server) == 0)
    }
  }

  @Test("a version that was superseded is not decided: the page shows the newer one and keeps the words")
  func superseded() async throws {
    try await TestServer.run { server in
      let ada = server.agency.ada
      let form = try ReviewForms(on: server)
      let jar = try await server.signIn(ada)
      try server.temporary.write { db in
        try db.execute(
          sql: """
            INSERT INTO version (workspace, id, deliverable, number, link, sha256, author, created_at)
            SELECT workspace, 'ver_0000000000000000000000newe', deliverable, 2, 'https://x.test/', sha256, author, created_at
            FROM version WHERE id = $1
            """, arguments: [form.version])
      }
      let reply = try await form.requestChanges(ada, jar, note: "Larger+%26+bluer", on: server)
      #expect(reply.status == 409)
      #expect(reply.body.contains("Larger &amp; bluer"))
      #expect(reply.body.contains("href=\"\(form.page(ada))\""))
      #expect(try form.count("change_request", on: server) == 0)
      #expect(try form.status(on: server) == "ready")
    }
  }

  @Test("with named reviewers it is approved when all of them have; others are not asked")
  func reviewers() async throws {
    try await TestServer.run { server in
      let (ada, ben) = (server.agency.ada, server.agency.ben)
      let form = try ReviewForms(on: server, reviewers: [ada, ben])
      let alone = try ReviewForms(on: server, reviewers: [ada])
      let (first, second) = (try await server.signIn(ada), try await server.signIn(ben))
      #expect(try await alone.approve(ben, second, on: server).status == 403)
      #expect(try await form.approve(ada, first, on: server).status == 303)
      #expect(try form.status(on: server) == "ready")
      #expect(try await form.approve(ada, first, note: "again", on: server).status == 303)
      #expect(try form.count("approval", on: server) == 1)
      #expect(try await form.approve(ben, second, on: server).status == 303)
      #expect(try form.status(on: server) == "approved")
    }
  }

  @Test("T-09: fields that no form of ours has change nothing")
  func extraFields() async throws {
    try await TestServer.run { server in
      let ada = server.agency.ada
      let form = try ReviewForms(on: server)
      let other = try ReviewForms(on: server)
      let jar = try await server.signIn(ada)
      let reply = try await server.post(
        "\(form.page(ada))approve?client=\(server.agency.ben.text)", jar,
        "version=\(form.version)&deliverable=\(other.deliverable)&client_id=\(server.agency.ben.text)&status=paid"
          + "&name=Eve&role=owner")
      #expect(reply.status == 303)
      #expect(try form.count("approval", on: server) == 1)
      #expect(try other.count("approval", on: server) == 0)
      let client = try server.temporary.read { db in
        try String.fetchOne(
          db, sql: "SELECT client FROM approval WHERE deliverable = $1", arguments: [form.deliverable])
      }
      #expect(client == ada.text)
    }
  }
}
