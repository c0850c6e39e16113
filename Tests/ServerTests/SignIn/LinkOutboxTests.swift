import Foundation
import GRDB
import Portal
import PorticoCrypto
import Post
import Store
import TestSupport
import Testing

@testable import Server

@Suite("M, E: a request for a sign-in link in the outbox")
struct LinkOutboxTests {
  @Test(
    "M-02 M-10 it is one sealed row for every address, written before the answer, and forgotten when it is done"
  )
  func sealed() async throws {
    try await TestServer.run { server in
      let email = try server.email(of: server.agency.ada)
      for address in [email, "nobody@example.test"] {
        #expect(try await server.post("/sign-in", Jar(), "email=\(address)").status == 303)
      }
      let (kinds, payloads) = try server.temporary.read { db in
        (
          try String.fetchAll(db, sql: "SELECT letter || ' ' || recipient FROM outbox"),
          try Data.fetchAll(db, sql: "SELECT payload FROM outbox")
        )
      }
      #expect(kinds == ["sign-in ", "sign-in "])
      for payload in payloads {
        #expect(payload.range(of: Data("example.test".utf8)) == nil)
        #expect(payload.range(of: Data("token".utf8)) == nil)
      }
      #expect(
        try server.temporary.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM sign_in_link") } == 0)
      await server.settle()
      #expect(server.mail.all.count == 1)
      let states = try server.temporary.read { db in
        try String.fetchAll(db, sql: "SELECT state || length(payload) FROM outbox ORDER BY id")
      }
      #expect(states == ["sent0", "expired0"])
    }
  }

  @Test("a row that was put in another's place, or sealed by somebody else, signs nobody in")
  func moved() async throws {
    try await TestServer.run { server in
      for client in [server.agency.ada, server.agency.ben] {
        _ = try await server.post("/sign-in", Jar(), "email=\(try server.email(of: client))")
      }
      try server.temporary.write { db in
        try db.execute(
          sql: "UPDATE outbox SET payload = (SELECT payload FROM outbox ORDER BY id LIMIT 1)")
      }
      await server.settle()
      #expect(server.mail.all.map(\.to.address) == [try server.email(of: server.agency.ada)])
      let states = try server.temporary.read { db in
        try String.fetchAll(db, sql: "SELECT state FROM outbox ORDER BY id")
      }
      #expect(states == ["sent", "failed"])
    }
  }

  @Test("E-02 a link is never sent late, and a mail says how long it works still")
  func late() async throws {
    try await TestServer.run { server in
      let email = try server.email(of: server.agency.ada)
      _ = try await server.post("/sign-in", Jar(), "email=\(email)")
      server.clock.advance(seconds: 4 * 60)
      await server.settle()
      #expect(server.mail.all.last?.content.text.contains("for 6 minutes") == true)
      let link = try #require(server.mail.link)
      server.clock.advance(seconds: 6 * 60 - 1)
      #expect(try await server.get(link).status == 200)
      server.clock.advance(seconds: 1)
      #expect(try await server.get(link).status == 404)

      _ = try await server.post("/sign-in", Jar(), "email=\(email)")
      server.clock.advance(seconds: 9 * 60)
      await server.settle()
      #expect(server.mail.all.count == 1)
    }
  }

  @Test(
    "a mail that has to be sent again brings the same link; not if that was used, or three newer ones came")
  func again() async throws {
    try await TestServer.run { server in
      let email = try server.email(of: server.agency.ada)
      _ = try await server.post("/sign-in", Jar(), "email=\(email)")
      await server.settle()
      let link = try #require(server.mail.link)
      // As if the record of it were lost: what was sealed is forgotten with that, and so is taken before.
      _ = try await server.post("/sign-in", Jar(), "email=\(email)")
      let payload = try server.temporary.read { db in
        try Data.fetchOne(db, sql: "SELECT payload FROM outbox WHERE state = 'waiting'") ?? Data()
      }
      func lose() throws {
        try server.temporary.write { db in
          try db.execute(
            sql: "UPDATE outbox SET state = 'waiting', payload = $1 WHERE id = (SELECT max(id) FROM outbox)",
            arguments: [payload])
        }
      }
      await server.settle()
      let second = try #require(server.mail.link)
      #expect(second != link)
      try lose()
      await server.settle()
      #expect(server.mail.all.count == 3 && server.mail.link == second)
      #expect(server.mail.all[1].message == server.mail.all[2].message)
      #expect(try await server.post(second).status == 303)
      try lose()
      await server.settle()
      #expect(server.mail.all.count == 3, "it was used")
    }
  }
}
