import Foundation
import GRDB
import Portal
import Store
import TestSupport
import Testing

@testable import Server

@Suite("The inbox of the team")
struct InboxTests {
  /// A message of Ada's about the website, as she would send it, and the task that it became.
  private func feedback(_ server: TestServer, _ text: String = "Could+the+logo+be+larger%3F") async throws
    -> InboxTask.ID
  {
    let jar = try await server.signIn(server.agency.ada)
    let reply = try await server.post(
      "\(server.home(server.agency.ada))feedback", jar,
      "project=\(server.agency.website.text)&message=\(text)&nonce=\(text.utf8.count)")
    try #require(reply.status == 303, "\(reply.body)")
    let title = text.replacing("+", with: " ").removingPercentEncoding ?? ""
    let id = try server.temporary.read { db in
      try String.fetchOne(db, sql: "SELECT id FROM task WHERE title = $1", arguments: [title])
    }
    return InboxTask.ID(unchecked: try #require(id))
  }

  private struct Kept: Sendable {
    let member: String
    let doneAt: String?
    let doneBy: String?
  }

  private func kept(_ server: TestServer, _ task: InboxTask.ID) throws -> Kept {
    let found = try server.temporary.read { db in
      try Row.fetchOne(
        db, sql: "SELECT member, done_at, done_by FROM task WHERE id = $1", arguments: [task.text]
      ).map { Kept(member: $0[0], doneAt: $0[1], doneBy: $0[2]) }
    }
    return try #require(found)
  }

  @Test("what a client writes waits for the lead at once, and can be answered there")
  func answered() async throws {
    try await TestServer.run { server in
      let task = try await feedback(server)
      let lead = Member.ID(unchecked: try kept(server, task).member)
      let jar = try await server.signIn(member: lead)
      let inbox = try await server.get("/team/", jar)
      #expect(inbox.status == 200 && inbox["Cache-Control"] == "no-store")
      #expect(inbox.body.contains("Could the logo be larger?") && inbox.body.contains("1 for you"))
      let reply = try await server.post(
        "/team/tasks/\(task)/reply", jar, "message=Yes%2C+by+Friday.&done=done&nonce=1&back=%2Fteam%2F")
      #expect(reply.status == 303 && reply["Location"] == "/team/")
      #expect(try kept(server, task).doneBy == lead.text)
      try server.generate()
      let ada = try await server.signIn(server.agency.ada)
      let page = try await server.get("\(server.home(server.agency.ada))feedback/", ada)
      #expect(page.body.contains("Yes, by Friday."))
      await server.settle()
      let email = try server.email(of: server.agency.ada)
      #expect(server.mail.all.contains { $0.to.address == email })
      #expect(try await server.get("/team/", jar).body.contains("nothing for you"))
      #expect(try await server.get("/team/?view=done", jar).body.contains("Could the logo be larger?"))
    }
  }

  @Test("the same answer posted twice is said once; after another message it is said again")
  func twice() async throws {
    try await TestServer.run { server in
      let task = try await feedback(server)
      let jar = try await server.signIn(member: server.agency.owner)
      let post = "/team/tasks/\(task)/reply"
      for _ in 0..<2 { #expect(try await server.post(post, jar, "message=Thanks!&nonce=1").status == 303) }
      #expect(try await server.post(post, jar, "message=Thanks!&nonce=2").status == 303)
      let count = try server.temporary.read { db in
        try Int.fetchOne(db, sql: "SELECT count(*) FROM feedback_message WHERE body = 'Thanks!'")
      }
      #expect(count == 2)
    }
  }

  @Test("an answer that is refused is shown with every word that was typed")
  func refused() async throws {
    try await TestServer.run { server in
      let task = try await feedback(server)
      let jar = try await server.signIn(member: server.agency.owner)
      let long = String(repeating: "long+", count: 2001)
      let reply = try await server.post("/team/tasks/\(task)/reply", jar, "message=\(long)&nonce=1")
      #expect(reply.status == 422 && reply.body.contains("long long long"))
      #expect(reply.body.contains("10000 letters"))
      let empty = try await server.post("/team/tasks/\(task)/reply", jar, "message=&nonce=1")
      #expect(empty.status == 422 && empty.body.contains("aria-invalid"))
    }
  }

  @Test("a task is done, not done after all, and handed over to somebody of the team and nobody else")
  func handled() async throws {
    try await TestServer.run { server in
      let task = try await feedback(server)
      let jar = try await server.signIn(member: server.agency.owner)
      let back = "back=%2Fteam%2F%3Fview%3Deveryone"
      let done = try await server.post("/team/tasks/\(task)/done", jar, back)
      #expect(done["Location"] == "/team/?view=everyone")
      #expect(try kept(server, task).doneAt != nil)
      #expect(
        try await server.post("/team/tasks/\(task)/open", jar, "back=%2F%2Fevil.test")["Location"] == "/team/"
      )
      #expect(try kept(server, task).doneAt == nil)
      let handed = try await server.post(
        "/team/tasks/\(task)/assign", jar, "member=\(server.agency.aino.text)")
      #expect(handed.status == 303)
      #expect(try kept(server, task).member == server.agency.aino.text)
      for nobody in [server.stranger.owner.text, "member_x", ""] {
        #expect(try await server.post("/team/tasks/\(task)/assign", jar, "member=\(nobody)").status == 422)
      }
      #expect(try kept(server, task).member == server.agency.aino.text)
    }
  }

  @Test("another agency's task is not there, for looking and for doing")
  func foreign() async throws {
    try await TestServer.run { server in
      let task = try await feedback(server)
      let none = "task_" + String(repeating: "0", count: 26)
      let jar = try await server.signIn(
        member: server.stranger.owner, of: server.stranger, host: server.strangerHost)
      for action in ["reply", "done", "open", "assign"] {
        var answers: [String] = []
        for id in [task.text, none] {
          let reply = try await server.post(
            "/team/tasks/\(id)/\(action)", host: server.strangerHost, jar,
            "message=x&member=\(server.stranger.owner.text)")
          #expect(reply.status == 404, "\(action)")
          answers.append(reply.withoutStamp)
        }
        #expect(answers[0] == answers[1])
      }
      #expect(try await server.get("/team/?task=\(task)", host: server.strangerHost, jar).status == 404)
      #expect(
        !(try await server.get("/team/?view=everyone", host: server.strangerHost, jar)).body.contains("logo"))
      #expect(try kept(server, task).doneAt == nil)
    }
  }

  @Test("searching, turning pages and nonsense in the address")
  func lists() async throws {
    try await TestServer.run { server in
      for index in 1...35 { _ = try await feedback(server, "Question+\(index)") }
      let task = try await feedback(server, "About+the+umlaut+%C3%A4")
      let jar = try await server.signIn(member: Member.ID(unchecked: try kept(server, task).member))
      let first = try await server.get("/team/", jar)
      #expect(first.body.contains("rel=\"next\"") && !first.body.contains("rel=\"prev\""))
      let second = try await server.get("/team/?page=2", jar)
      #expect(second.body.contains("rel=\"prev\"") && !second.body.contains("rel=\"next\""))
      let found = try await server.get("/team/?q=UMLAUT", jar)
      #expect(found.body.contains("umlaut ä") && !found.body.contains("Question 1"))
      #expect(try await server.get("/team/?q=nowhere", jar).body.contains("Nothing here"))
      #expect(try await server.get("/team/?q=%25", jar).body.contains("Nothing here"), "no pattern")
      for odd in [
        "page=0", "page=-1", "page=99999999999999999999", "page=x", "view=x", "q=%00", "q=%3Cscript%3E",
      ] {
        let reply = try await server.get("/team/?\(odd)", jar)
        #expect(reply.status == 200 && !reply.body.contains("<script>"), "\(odd)")
      }
    }
  }

  @Test("the pulse changes when something comes, is done or goes to somebody else, and only then")
  func pulse() async throws {
    try await TestServer.run { server in
      let jar = try await server.signIn(member: server.agency.owner)
      var seen = [try await server.get("/team/pulse", jar).body]
      #expect(try await server.get("/team/pulse", jar).body == seen[0])
      let task = try await feedback(server)
      seen.append(try await server.get("/team/pulse", jar).body)
      _ = try await server.post("/team/tasks/\(task)/assign", jar, "member=\(server.agency.owner.text)")
      seen.append(try await server.get("/team/pulse", jar).body)
      _ = try await server.post("/team/tasks/\(task)/assign", jar, "member=\(server.agency.aino.text)")
      _ = try await server.post("/team/tasks/\(task)/done", jar)
      seen.append(try await server.get("/team/pulse", jar).body)
      #expect(Set(seen.dropLast()).count == 3 && seen[3] != seen[2])
    }
  }
}
