import GRDB
import Portal
import TestSupport
import Testing

@testable import Store

@Suite("A snapshot's files and conversations")
struct FileSnapshotTests {
  let fixture: SnapshotFixture
  let others: Others
  var agency: Agency { fixture.agency }

  init() throws {
    fixture = try SnapshotFixture()
    let sample = fixture.agency
    others = try fixture.temporary.write { db in try Others(sample, db) }
  }

  private func scopes(of client: Client.ID) throws -> Set<SharedFile.Scope> {
    Set(try fixture.snapshot(of: client)?.files.map(\.scope) ?? [])
  }

  @Test("files are seen by those with whom they are shared")
  func files() throws {
    let website = SharedFile.Scope.project(agency.website)
    #expect(try scopes(of: agency.ada) == [website, .company, .client, .everybody])
    #expect(try scopes(of: agency.ben) == [website, .company, .everybody])
    #expect(try scopes(of: agency.cleo) == [.everybody])
    let file = try #require(try fixture.snapshot(of: agency.cleo)?.files.first)
    #expect(file.name == "Plan.pdf" && file.blob == Blob(size: 1024, mediaType: "application/pdf"))
    #expect(file.sharedAt.iso == Agency.created)
  }

  @Test("without a live access there is nothing but unpaid invoices")
  func expired() throws {
    try fixture.execute("UPDATE access SET expires_on = '2026-11-23' WHERE client = '\(agency.ada)'")
    let snapshot = try #require(try fixture.snapshot(of: agency.ada))
    #expect(!snapshot.invoices.isEmpty)
    #expect(snapshot.files.isEmpty && snapshot.fileRequests.isEmpty)
    #expect(snapshot.deliverables.isEmpty && snapshot.feedback.isEmpty)
  }

  @Test("a file request is seen by the client whom it asks, or by all where it asks all; not once withdrawn")
  func requests() throws {
    func titles(_ client: Client.ID) throws -> Set<String> {
      Set(try fixture.snapshot(of: client)?.fileRequests.map(\.title) ?? [])
    }
    #expect(try titles(agency.ada) == ["Your logo as vector", "Your texts"])
    #expect(try titles(agency.ben) == ["Your texts"])
    #expect(try titles(agency.cleo).isEmpty)
    let request = try #require(
      try fixture.snapshot(of: agency.ada)?.fileRequests.first { $0.title == "Your logo as vector" })
    #expect(request.author == "Jonas Berg" && request.isOpen)
    #expect(request.files.map(\.name) == ["logo.svg"] && request.files.map(\.senderName) == ["Ada Lind"])
    try fixture.execute("UPDATE file_request SET withdrawn_at = asked_at")
    #expect(try titles(agency.ada).isEmpty)
  }

  @Test("a conversation is seen by the client who began it, and by nobody else")
  func feedback() throws {
    let threads = try #require(try fixture.snapshot(of: agency.ada)?.feedback)
    #expect(threads.map(\.project) == ["Website"] && threads.map(\.state) == [.open])
    let message = try #require(threads.first?.messages.first)
    #expect(message.member == "Jonas Berg" && message.body == "Thanks.")
    #expect(message.attachments.map(\.name) == ["a.png"])
    #expect(try fixture.snapshot(of: agency.ben)?.feedback.map(\.id.text) == [others.thread])
    #expect(try fixture.snapshot(of: agency.ben)?.feedback.first?.messages.map(\.member) == [nil])
    #expect(try fixture.snapshot(of: agency.cleo)?.feedback.isEmpty == true)
  }

  @Test("a conversation does not name a project that its client no longer sees")
  func hiddenProject() throws {
    try fixture.execute(
      "UPDATE access SET expires_on = '2026-11-23' WHERE client = '\(agency.ada)' AND project = '\(agency.website)'"
    )
    #expect(try fixture.snapshot(of: agency.ada)?.feedback.map(\.project) == [nil])
  }

  @Test("T-08: on a plan without feedback there are no conversations, and they come back with the plan")
  func plan() throws {
    try fixture.execute("UPDATE workspace SET plan = 'starter' WHERE id = '\(agency.workspace)'")
    #expect(try fixture.snapshot(of: agency.ada)?.feedback.isEmpty == true)
    try fixture.execute("UPDATE workspace SET plan = 'growth' WHERE id = '\(agency.workspace)'")
    #expect(try fixture.snapshot(of: agency.ada)?.feedback.count == 1)
  }

  @Test("what makes no sense fails the clients who would see it, and says where")
  func malformed() throws {
    for (sql, place, isForAll) in [
      ("UPDATE file SET shared_at = 'x' WHERE scope = 'project'", "shared_at", false),
      ("UPDATE file SET shared_at = 'x' WHERE scope = 'workspace'", "shared_at", true),
      ("UPDATE file_request SET due_on = 'x'", "due_on", false),
      ("UPDATE file_request_file SET sent_at = 'x'", "sent_at", false),
      ("UPDATE feedback SET state = 'x'", "state", false),
      ("UPDATE feedback_message SET posted_at = 'x'", "posted_at", false),
      ("UPDATE comment SET posted_at = 'x'", "posted_at", false),
      ("UPDATE deliverable SET due_on = 'x' WHERE status <> 'approved'", "due_on", false),
      ("UPDATE deliverable SET originals = 'x' WHERE status <> 'approved'", "originals", false),
    ] {
      try fixture.temporary.byHand { db in
        try db.execute(sql: "PRAGMA ignore_check_constraints = ON")
        try db.inSavepoint {
          try db.execute(sql: sql)
          let today = try #require(Day(iso: Agency.today))
          let workspace = try #require(
            try SnapshotReader.workspace(agency.workspace, zones: ZoneCache(), db))
          let ada = try SnapshotReader.client(agency.ada, of: workspace, on: today, db)
          if case .failure(let fault) = ada?.snapshot {
            #expect(fault.description.contains(place), "\(fault)")
          } else {
            Issue.record("\(sql): nothing is said")
          }
          let cleo = try SnapshotReader.client(agency.cleo, of: workspace, on: today, db)
          #expect((try? cleo?.snapshot.get()) == nil || !isForAll, "\(sql)")
          #expect((try? cleo?.snapshot.get()) != nil || isForAll, "\(sql)")
          return .rollback
        }
      }
    }
    try fixture.temporary.byHand { db in
      try db.execute(sql: "PRAGMA ignore_check_constraints = ON")
      try db.execute(
        sql:
          "DROP TRIGGER lock_blob_update; DROP TRIGGER lock_issued_blob_update; UPDATE comment SET pin = '{\"x\":'; UPDATE blob SET size = -1, width = -1"
      )
    }
    #expect(try fixture.snapshot(of: agency.ada) != nil, "a pin that is none, and numbers, trap nothing")
  }
}
