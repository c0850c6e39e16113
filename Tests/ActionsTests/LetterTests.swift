import Foundation
import GRDB
import Portal
import PorticoCrypto
import Store
import TestSupport
import Testing

@testable import Actions

@Suite("Mail that actions cause")
struct LetterTests {
  private let temporary: TemporaryStore
  private let agency: Agency
  private let deliverable: String
  private let version: String

  init() throws {
    temporary = try TemporaryStore()
    let agency = try Agency.sample(in: temporary)
    self.agency = agency
    (deliverable, version) = try temporary.write { db in
      let made = try agency.addDeliverable("Poster", status: "ready", db)
      return (made.deliverable, made.version)
    }
  }

  private func run<A: NamedAction>(_ type: A.Type, _ given: [String: String], as client: Client.ID) throws {
    let moment = try #require(Instant(iso: "2026-11-24T12:00:00.000Z"))
    let runner = ActionRunner(store: temporary.store, outside: try .sample(at: moment))
    let action = try A.read(given.merging(["deliverable": deliverable]) { $1 }, isStrict: false)
    _ = try runner.run(action, as: .client(client, workspace: agency.workspace))
  }

  /// Kind and reader of each letter, in order.
  private func letters() throws -> [String] {
    try temporary.read { db in
      try String.fetchAll(db, sql: "SELECT letter || ' ' || recipient FROM outbox ORDER BY id")
    }
  }

  private var lead: String {
    get throws {
      let website = agency.website.text
      return try temporary.read { db in
        try String.fetchOne(db, sql: "SELECT lead FROM project WHERE id = $1", arguments: [website]) ?? ""
      }
    }
  }

  @Test("an approval goes to the lead, its receipt to whoever approved; approving again mails nothing")
  func approval() throws {
    for _ in 0..<2 { try run(ApproveDeliverable.self, ["version": version], as: agency.ada) }
    #expect(try letters() == ["approved \(try lead)", "receipt \(agency.ada)"])
    try temporary.read { db in
      let ids = try String.fetchAll(db, sql: "SELECT message_id FROM outbox")
      #expect(Set(ids).count == 2 && ids.allSatisfy { $0.hasSuffix("@portal.test") })
      // Ids only: no copy of anybody's words, name or address.
      let rows = try Data.fetchAll(db, sql: "SELECT payload FROM outbox").map {
        String(decoding: $0, as: UTF8.self)
      }
      #expect(rows.allSatisfy { !$0.contains("Ada") && !$0.contains("@") })
    }
  }

  @Test("a request for changes goes to the lead")
  func changes() throws {
    try run(RequestChanges.self, ["version": version, "note": "Less blue"], as: agency.ada)
    #expect(try letters() == ["changes-requested \(try lead)"])
  }

  @Test("a comment goes to the lead and to the clients who are in the conversation, not to its author")
  func comment() throws {
    try run(PostComment.self, ["version": version, "text": "First"], as: agency.ada)
    try run(PostComment.self, ["version": version, "text": "Second"], as: agency.ben)
    try run(PostComment.self, ["version": version, "text": "Third"], as: agency.ben)
    let lead = try lead
    #expect(
      try letters() == [
        "comment \(lead)", "comment \(lead)", "comment \(agency.ada)", "comment \(lead)",
        "comment \(agency.ada)",
      ])
  }

  @Test("a message goes to the lead of its project, and to the owner where it is about none or nobody leads")
  func feedback() throws {
    try run(SendFeedback.self, ["message": "Hello", "project": agency.website.text], as: agency.ada)
    try run(SendFeedback.self, ["message": "Hello"], as: agency.ada)
    let lead = try lead
    try temporary.write { db in
      try db.execute(sql: "UPDATE project SET lead = NULL")
    }
    try run(SendFeedback.self, ["message": "Hello", "project": agency.website.text], as: agency.ada)
    #expect(try letters() == ["feedback \(lead)", "feedback \(agency.owner)", "feedback \(agency.owner)"])
  }

  @Test("E-03 what is refused or taken back mails nothing")
  func refused() throws {
    try temporary.write { db in
      // Fails at the very end of the transaction.
      try db.execute(
        sql: "CREATE TRIGGER stop BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'disk full'); END")
    }
    #expect(throws: DatabaseError.self) {
      try run(ApproveDeliverable.self, ["version": version], as: agency.ada)
    }
    #expect(throws: ActionError.self) {
      try run(RequestChanges.self, ["version": version, "note": "x"], as: agency.cleo)
    }
    #expect(try letters().isEmpty)
  }

  @Test("what all clients of a project are told goes to each who sees it, and not to whoever did it")
  func clients() throws {
    let agency = agency
    try temporary.write { db in
      let outside = try ActionOutside.sample(at: try #require(Instant(iso: "2026-11-24T12:00:00.000Z")))
      let letter = Letter.readyForReview(Deliverable.ID(unchecked: deliverable))
      func tell(as actor: Actor) throws -> [String] {
        try db.execute(sql: "DELETE FROM outbox")
        let context = ActionContext(actor: actor, address: "", now: outside.now(), outside: outside, db)
        try context.mailClients(of: agency.website, letter, in: agency.workspace)
        return try String.fetchAll(db, sql: "SELECT recipient FROM outbox")
      }
      let team = Actor.member(agency.jonas, workspace: agency.workspace, role: .admin)
      #expect(try Set(tell(as: team)) == [agency.ada.text, agency.ben.text])
      #expect(try tell(as: .client(agency.ada, workspace: agency.workspace)) == [agency.ben.text])
      try db.execute(
        sql: "UPDATE access SET expires_on = '2026-11-23' WHERE client = $1", arguments: [agency.ben.text])
      #expect(try tell(as: team) == [agency.ada.text])
    }
  }
}
