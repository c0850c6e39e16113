import GRDB
import Portal
import Store
import TestSupport
import Testing

@testable import Actions

@Suite("Rounds of a deliverable")
struct DeliverableRoundTests {
  private let room: TeamRoom

  init() throws { room = try TeamRoom() }

  private func create(_ more: [String: String] = [:]) throws -> String {
    try room.run(
      CreateDeliverable.self,
      ["project": room.agency.website.text, "title": "Poster"].merging(more) { $1 }
    ).text
  }

  private func addVersion(_ deliverable: String, _ names: String...) throws -> String {
    try room.run(
      AddVersion.self, ["deliverable": deliverable], files: names.map { TeamRoom.file($0, $0) }
    ).text
  }

  @Test("a draft gets a version, is marked ready, and each client of the project is told once")
  func firstRound() throws {
    let id = try create()
    #expect(throws: ActionError.self) { try room.run(MarkReady.self, ["deliverable": id]) }
    _ = try addVersion(id, "front.pdf", "back.pdf")
    #expect(try room.status(of: id) == "draft")
    #expect(try room.mails().isEmpty)
    try room.run(MarkReady.self, ["deliverable": id])
    try room.run(MarkReady.self, ["deliverable": id])
    #expect(try room.status(of: id) == "ready")
    let told = ["ready-for-review \(room.agency.ada)", "ready-for-review \(room.agency.ben)"]
    #expect(try room.mails().sorted() == told.sorted())
    #expect(
      try room.count("SELECT count(*) FROM audit WHERE action = 'deliverable.ready' AND subject = $1", [id])
        == 1)
  }

  @Test("what changes were asked for becomes a draft with its next version, and is ready only with one")
  func nextRound() throws {
    let id = room.review.open
    #expect(throws: ActionError.self) { try room.run(MarkReady.self, ["deliverable": id]) }
    let version = try addVersion(id, "second.pdf")
    #expect(try room.text("SELECT number FROM version WHERE id = $1", [version]) == "2")
    #expect(try room.status(of: id) == "draft")
    try room.run(MarkReady.self, ["deliverable": id])
    #expect(try room.status(of: id) == "ready")
  }

  @Test("a version that comes while one is ready starts the decision over: the old one cannot be approved")
  func newVersionWhileReady() throws {
    let (id, old) = try room.ready()
    let new = try addVersion(id, "b.pdf")
    #expect(try room.status(of: id) == "ready")
    #expect(throws: ActionError.self) {
      try room.run(ApproveDeliverable.self, ["deliverable": id, "version": old], as: room.ada)
    }
    try room.run(ApproveDeliverable.self, ["deliverable": id, "version": new], as: room.ada)
    #expect(try room.count("SELECT count(*) FROM approval WHERE version = $1", [new]) == 1)
  }

  @Test("A-01 what is approved resists: no version, no withdrawing, not ready again")
  func approved() throws {
    let id = room.review.approved
    #expect(throws: ActionError.self) { try addVersion(id, "c.pdf") }
    #expect(throws: ActionError.self) { try room.run(MarkReady.self, ["deliverable": id]) }
    #expect(throws: ActionError.self) { try room.run(WithdrawDeliverable.self, ["deliverable": id]) }
    #expect(try room.status(of: id) == "approved")
    #expect(try room.count("SELECT count(*) FROM version WHERE deliverable = $1", [id]) == 1)
  }

  @Test("a version is files or a link: not both, not neither, and no more than twenty files")
  func eitherOr() throws {
    let id = try create()
    let given = ["deliverable": id, "link": "https://stage.example.test/"]
    #expect(throws: ActionError.self) { try room.run(AddVersion.self, ["deliverable": id]) }
    #expect(throws: ActionError.self) {
      try room.run(AddVersion.self, given, files: [TeamRoom.file("a.pdf")])
    }
    #expect(throws: ActionError.self) {
      try room.run(
        AddVersion.self, ["deliverable": id], files: (1...21).map { TeamRoom.file("\($0).pdf", "\($0)") })
    }
    #expect(throws: ActionError.self) {
      try room.run(AddVersion.self, ["deliverable": id, "link": "javascript:alert(1)"])
    }
    #expect(try room.count("SELECT count(*) FROM version WHERE deliverable = $1", [id]) == 0)
    try room.run(AddVersion.self, given)
    #expect(try room.text("SELECT link FROM version WHERE deliverable = $1", [id]) == given["link"])
  }

  @Test("only those who may approve are asked by name")
  func reviewers() throws {
    #expect(throws: ActionError.self) { try create(["reviewers": room.agency.cleo.text]) }
    let id = try create(["reviewers": "\(room.agency.ada), \(room.agency.ben)"])
    #expect(try room.count("SELECT count(*) FROM reviewer WHERE deliverable = $1", [id]) == 2)
    try room.run(EditDeliverable.self, ["deliverable": id, "reviewers": ""])
    #expect(try room.count("SELECT count(*) FROM reviewer WHERE deliverable = $1", [id]) == 0)
  }

  @Test("withdrawn, it is a draft that clients do not see")
  func withdrawn() throws {
    let (id, version) = try room.ready()
    try room.run(WithdrawDeliverable.self, ["deliverable": id])
    #expect(try room.status(of: id) == "draft")
    #expect(throws: ActionError.self) {
      try room.run(ApproveDeliverable.self, ["deliverable": id, "version": version], as: room.ada)
    }
  }
}
