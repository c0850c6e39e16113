import GRDB
import Portal
import Store
import TestSupport
import Testing

@testable import Actions

@Suite("Drafts that two people write")
struct OvertakenDraftTests {
  private let room: BillingRoom

  init() throws { room = try BillingRoom() }

  private func mark(_ id: Invoice.ID) throws -> String { try room.facts(id).draft.mark() }

  @Test("what somebody else saved meanwhile is not overwritten, and it is said who and when")
  func stale() throws {
    let id = try room.draft()
    let seen = try mark(id)
    let mine = ["invoice": id.text, "seen": seen, "notes": "Mine"]
    try room.room.run(
      EditInvoice.self, ["invoice": id.text, "line-1-title": "A", "line-1-price": "200"], as: room.aino)
    let found = room.problems(EditInvoice.self, mine)
    #expect(found[""]?.hasSuffix("changed the draft at 2026-11-24T12:00:00.000Z: look at that first") == true)
    #expect(found[""]?.hasPrefix("Aino") == true, "\(found)")
    #expect(try room.facts(id).invoice.notes == "" && room.facts(id).invoice.lines.map(\.price) == [20_000])
    // Who has seen it, or does not ask, overwrites it.
    try room.room.run(EditInvoice.self, mine.merging(["seen": try mark(id)]) { $1 })
    #expect(try room.facts(id).invoice.notes == "Mine")
    try room.room.run(EditInvoice.self, ["invoice": id.text, "notes": "Yours"])
    #expect(try room.facts(id).invoice.notes == "Yours")
  }

  @Test("who says what is stored already is in nobody's way")
  func same() throws {
    let id = try room.draft()
    let seen = try mark(id)
    for _ in 0..<2 {
      try room.room.run(EditInvoice.self, ["invoice": id.text, "seen": seen, "notes": "Same"])
    }
    #expect(try room.facts(id).invoice.notes == "Same")
  }

  @Test("every part of a draft is part of what its form was made from")
  func parts() throws {
    let id = try room.draft()
    var seen = Set([try mark(id)])
    let parts = [
      ["number": "N-1"], ["issued": "2026-11-25"], ["due": "2026-12-24"], ["projects": ""],
      ["prices-include-tax": "yes"], ["discount": "5%"], ["discount-label": "Thanks"], ["deposit": "1"],
      ["reference": "RF18"], ["notes": "x"], ["footer": "x"], ["line-1-title": "B", "line-1-price": "2"],
      ["company": room.agency.halden.text],
    ]
    for (index, part) in parts.enumerated() {
      try room.room.run(EditInvoice.self, part.merging(["invoice": id.text]) { $1 })
      seen.insert(try mark(id))
      #expect(seen.count == index + 2, "\(part)")
    }
  }

  @Test("an invoice of one's own id is made once, however often its form is sent")
  func once() throws {
    let own = "inv_00000000000000000000000001"
    let id = try room.draft(["id": own])
    #expect(id.text == own)
    #expect(try room.draft(["id": own]) == id)
    try room.room.run(SendInvoice.self, ["invoice": own])
    #expect(try room.draft(["id": own]) == id)
    let other = BillingRoom.packaging.merging(
      ["company": room.agency.brightwater.text, "id": own, "notes": "Other"]) { $1 }
    #expect(room.problems(CreateInvoice.self, other)[""]?.contains("says something else") == true)
    #expect(try room.room.count("SELECT count(*) FROM invoice WHERE id = $1", [own]) == 1)
    #expect(
      try room.room.count(
        "SELECT count(*) FROM audit WHERE action = 'invoice.create' AND subject = $1", [own]) == 1)
  }
}
