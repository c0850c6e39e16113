import GRDB
import Portal
import Store
import TestSupport
import Testing

@testable import Actions

@Suite("Own numbers of invoices")
struct InvoiceNumberTests {
  private let room: BillingRoom

  init() throws { room = try BillingRoom() }

  private func given(_ number: String) -> [String: String] {
    BillingRoom.packaging.merging(["company": room.agency.brightwater.text, "number": number]) { $1 }
  }

  @Test(
    "that read like another invoice's are taken already",
    arguments: [
      "INV-2026-5", "inv-2026-5", "Inv\u{2011}2026\u{2013}5", "INV\u{2212}2026-5", " INV-2026-5 ",
      "INV\u{FF0D}2026-5",
    ])
  func alike(_ number: String) throws {
    let first = try room.draft(["number": "INV-2026-5"])
    let fault = "INV-2026-5 is another invoice's: choose a different one"
    #expect(room.problems(CreateInvoice.self, given(number)) == ["number": fault])
    let other = try room.draft()
    #expect(room.problems(SendInvoice.self, ["invoice": other.text, "number": number])["number"] == fault)
    // It is the first one's own all the same, however that writes it.
    #expect(room.problems(EditInvoice.self, ["invoice": first.text, "number": number]).isEmpty)
  }

  @Test(
    "have no sign that nobody sees",
    arguments: [
      "INV-2026-5\u{200B}", "\u{200B}", "\u{202E}5-6202-VNI", "INV\u{00AD}-2026-5", "INV\u{A0}5",
      "INV\u{2003}5",
      "A\u{0}B", "A\tB", "A\nB", "\u{2800}", "A\u{2028}B", "A\u{E000}", "A\u{FE0F}", "A\u{3164}B",
    ])
  func unseen(_ number: String) {
    #expect(
      room.problems(CreateInvoice.self, given(number))
        == ["number": "has signs in it that nobody sees: type it anew"])
  }

  @Test(
    "in any script, with a space between, are taken",
    arguments: ["2026/5", "Rg 5", "فاتورة ٥", "第5号", "№ 5", "A–5"])
  func taken(_ number: String) throws {
    #expect(try room.facts(try room.draft(["number": number])).invoice.number == number)
  }

  @Test("the series goes on behind a number that reads like its next")
  func series() throws {
    _ = try room.draft(["number": "inv\u{2011}2026-1"])
    #expect(try room.facts(try room.sent()).invoice.number == "INV-2026-2")
  }

  @Test("the database refuses them too, whoever writes; what was there before stays")
  func database() throws {
    let (first, second) = (try room.draft(["number": "A-1"]), try room.draft(["number": "B-1"]))
    for number in ["a-1", "A\u{2010}1"] {
      #expect(throws: DatabaseError.self) {
        try room.room.temporary.write { db in
          try db.execute(
            sql: "UPDATE invoice SET number = $1 WHERE id = $2", arguments: [number, second.text])
        }
      }
    }
    try room.room.temporary.write { db in
      try db.execute(sql: "UPDATE invoice SET number = 'a-1' WHERE id = $1", arguments: [first.text])
      try db.execute(sql: "UPDATE invoice SET notes = 'x' WHERE id = $1", arguments: [first.text])
    }
    #expect(try room.facts(first).invoice.number == "a-1")
  }
}
