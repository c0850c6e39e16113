import Portal
import PorticoCrypto
import Store
import TestSupport
import Testing

@testable import Actions

@Suite("An invoice's own PDF")
struct DocumentTests {
  private let room: BillingRoom

  init() throws { room = try BillingRoom() }

  private func attach(_ id: Invoice.ID, _ files: [Arrival], as actor: Actor? = nil) throws {
    try room.room.run(AttachDocument.self, ["invoice": id.text], files: files, as: actor)
  }

  @Test("a draft has it, another, or none; sent, it stays, and a copy has none")
  func draft() throws {
    let id = try room.draft()
    try attach(id, [TeamRoom.file("ours.pdf", "first")], as: room.aino)
    try attach(id, [TeamRoom.file("ours.pdf", "second")])
    #expect(try room.facts(id).invoice.document == SHA256.digest(of: "second".utf8).hex)
    try room.room.run(RemoveDocument.self, ["invoice": id.text])
    #expect(try room.facts(id).invoice.document == nil)
    try attach(id, [TeamRoom.file("ours.pdf", "second")])
    try room.room.run(SendInvoice.self, ["invoice": id.text])
    #expect(throws: ActionError.self) { try attach(id, [TeamRoom.file("ours.pdf", "third")]) }
    #expect(throws: ActionError.self) {
      try room.room.run(RemoveDocument.self, ["invoice": id.text], as: room.owner)
    }
    #expect(try room.facts(id).invoice.document == SHA256.digest(of: "second".utf8).hex)
    let copy = try room.room.run(DuplicateInvoice.self, ["invoice": id.text])
    #expect(try room.facts(copy).invoice.document == nil)
  }

  @Test("the same again changes nothing, and the log has an entry for each change")
  func again() throws {
    let id = try room.draft()
    for _ in 0..<2 { try attach(id, [TeamRoom.file("ours.pdf")]) }
    for _ in 0..<2 { try room.room.run(RemoveDocument.self, ["invoice": id.text]) }
    #expect(try room.room.count("SELECT count(*) FROM audit WHERE action = 'invoice.attach-document'") == 1)
    #expect(try room.room.count("SELECT count(*) FROM audit WHERE action = 'invoice.remove-document'") == 1)
  }

  @Test("U-01 what is no PDF by its bytes is refused, whatever it is called; so are none and two")
  func refused() throws {
    let id = try room.draft()
    let html = Arrival(
      blob: Blobs.Known(
        hash: SHA256.digest(of: "<html>".utf8), size: 6, mediaType: "text/html", width: nil, height: nil,
        duration: nil), name: "invoice.pdf")
    for files in [[html], [], [TeamRoom.file("a.pdf", "a"), TeamRoom.file("b.pdf", "b")]] {
      do {
        try attach(id, files)
        Issue.record("\(files.count) were taken")
      } catch ActionError.invalid(let problems) {
        #expect(problems.map(\.field) == ["document"])
      }
    }
    #expect(try room.facts(id).invoice.document == nil)
  }
}
