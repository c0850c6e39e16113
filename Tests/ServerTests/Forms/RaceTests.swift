import Actions
import GRDB
import Portal
import PorticoCrypto
import TestSupport
import Testing

@testable import Server

@Suite("A-01: many at once")
struct RaceTests {
  @Test("fifty clicks at once are one approval, and all of them see it")
  func clicks() async throws {
    try await TestServer.run { server in
      let ada = server.agency.ada
      let form = try ReviewForms(on: server)
      let jar = try await server.signIn(ada)
      let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
        for _ in 0..<50 { group.addTask { try await form.approve(ada, jar, on: server).status } }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(statuses.allSatisfy { $0 == 303 })
      #expect(try form.count("approval", on: server) == 1)
      let tasks = try server.temporary.read { db in
        try Int.fetchOne(db, sql: "SELECT count(*) FROM task WHERE kind = 'approval'")
      }
      #expect(tasks == 1)
    }
  }

  @Test("of two people who decide otherwise at the same moment one is right, hundreds of times")
  func opposites() async throws {
    try await TestServer.run { server in
      let (ada, ben) = (server.agency.ada, server.agency.ben)
      let (first, second) = (try await server.signIn(ada), try await server.signIn(ben))
      for round in 0..<140 {
        let form = try ReviewForms(on: server)
        async let yes = form.approve(ada, first, note: "\(round)", on: server).status
        async let no = form.requestChanges(ben, second, note: "\(round)", on: server).status
        let answers = try await [yes, no]
        #expect(Set(answers) == [303, 409], "\(round): \(answers)")
        let (approvals, requests) = (
          try form.count("approval", on: server), try form.count("change_request", on: server)
        )
        #expect(approvals + requests == 1)
        #expect(try form.status(on: server) == (approvals == 1 ? "approved" : "changes_requested"))
      }
    }
  }

  @Test(
    "of an approval and a version that arrive at the same moment one is done, hundreds of times: nothing is approved that nobody saw"
  )
  func arrival() async throws {
    try await TestServer.run { server in
      let (agency, ada) = (server.agency, server.agency.ada)
      let jar = try await server.signIn(ada)
      let key = try SigningKey.generate()
      let runner = ActionRunner(
        store: server.temporary.store,
        outside: ActionOutside(
          random: .system, now: { Instant(seconds: 1_795_000_000) }, receiptKey: { key },
          sealing: { try SealedBox(key: Secret([UInt8](repeating: 0, count: SealedBox.keyLength))) },
          host: "portal.test"))
      let owner = Actor.member(agency.owner, workspace: agency.workspace, role: .owner)
      for round in 0..<140 {
        let form = try ReviewForms(on: server)
        let action = try AddVersion.read(
          ["deliverable": form.deliverable, "link": "https://example.test/\(round)"], isStrict: true)
        async let status = form.approve(ada, jar, note: "\(round)", on: server).status
        async let isAdded = Task.detached { (try? runner.run(action, as: owner)) != nil }.value
        let (answer, came) = try await (status, isAdded)
        #expect(came ? answer == 409 : answer == 303, "\(round): \(answer)")
        #expect(try form.count("approval", on: server) == (came ? 0 : 1))
        #expect(try form.count("version", on: server) == (came ? 2 : 1))
        #expect(try form.status(on: server) == (came ? "ready" : "approved"))
      }
    }
  }
}
