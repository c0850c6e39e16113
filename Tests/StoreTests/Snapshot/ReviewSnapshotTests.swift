import GRDB
import Portal
import TestSupport
import Testing

@testable import Store

@Suite("A snapshot's deliverables")
struct ReviewSnapshotTests {
  let fixture: SnapshotFixture
  let review: Agency.Review
  var agency: Agency { fixture.agency }

  init() throws {
    fixture = try SnapshotFixture()
    let sample = fixture.agency
    review = try fixture.temporary.write { db in try sample.addReview(db) }
  }

  private func deliverables(of client: Client.ID) throws -> [String: Deliverable] {
    let all = try fixture.snapshot(of: client)?.deliverables ?? []
    return Dictionary(uniqueKeysWithValues: all.map { ($0.id.text, $0) })
  }

  @Test("say what a page needs, with everything that hangs on them")
  func whole() throws {
    let deliverables = try deliverables(of: agency.ada)
    let open = try #require(deliverables[review.open])
    #expect(open.title == "Posters" && open.status == .changesRequested && open.project == agency.website)
    #expect(Set(open.reviewers.map(\.name)) == ["Ada Lind", "Ben Ito"])
    #expect(open.requests.map(\.note) == ["Less blue, please."] && open.requests.map(\.name) == ["Ada Lind"])
    let version = try #require(open.versions.last)
    #expect(version.number == 1 && version.author == "Aino Salo")
    #expect(version.files.map(\.name) == ["Posters.pdf"])
    #expect(version.files.map(\.blob) == [Blob(size: 1024, mediaType: "application/pdf")])
    #expect(Set(version.comments.map(\.body)) == ["Here.", "I see."])
    let first = try #require(version.comments.first { $0.body == "Here." })
    #expect(first.author == .client(agency.ada, name: "Ada Lind"))
    #expect(first.pin == Pin(place: .point(x: 5000, y: 2500)))
    let reply = try #require(version.comments.first { $0.body == "I see." })
    #expect(reply.author == .member(name: "Aino Salo") && reply.replyTo == first.id)
    let approved = try #require(deliverables[review.approved])
    #expect(
      approved.approvals.map(\.note) == ["Lovely."] && approved.approvals.map(\.sha256) == [review.hash])
    #expect(approved.approvals.map(\.version.text) == [review.approvedVersion])
  }

  @Test("are seen by all who see the project, and by nobody else")
  func access() throws {
    #expect(Set(try deliverables(of: agency.ben).keys) == [review.open, review.approved])
    #expect(try deliverables(of: agency.cleo).isEmpty)
    try fixture.execute("UPDATE access SET expires_on = '2026-11-23' WHERE client = '\(agency.ben)'")
    #expect(try deliverables(of: agency.ben).isEmpty)
  }

  @Test("are no drafts; one that was sent back stays as it was until the new version is ready")
  func drafts() throws {
    let sample = agency
    let draft = try fixture.temporary.write { db in
      let (draft, _, _, _) = try sample.addDeliverable("Secret", status: "draft", db)
      try db.execute(
        sql: "UPDATE deliverable SET status = 'draft' WHERE id = $1", arguments: [review.open])
      try db.insert(
        "version",
        [
          "workspace": sample.workspace.text, "id": sample.ids.text("ver"), "deliverable": review.open,
          "number": 2, "sha256": sample.ids.hash(), "author": sample.aino.text, "created_at": Agency.created,
        ])
      return draft
    }
    #expect(try deliverables(of: agency.ada)[draft] == nil)
    let open = try #require(try deliverables(of: agency.ada)[review.open])
    #expect(open.status == .changesRequested && open.versions.map(\.number) == [1])
    try fixture.execute("UPDATE deliverable SET status = 'ready' WHERE id = '\(review.open)'")
    #expect(try deliverables(of: agency.ada)[review.open]?.versions.map(\.number) == [1, 2])
  }

  @Test("know whether this client may approve")
  func mayApprove() throws {
    try fixture.execute(
      "UPDATE access SET may_approve = 0 WHERE client = '\(agency.ada)' AND project = '\(agency.website)'")
    let projects = try #require(try fixture.snapshot(of: agency.ada)?.projects)
    #expect(projects.map { "\($0.name) \($0.mayApprove)" } == ["Brand true", "Website false"])
  }
}
