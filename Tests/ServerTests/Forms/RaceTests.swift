import GRDB
import Portal
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
}
