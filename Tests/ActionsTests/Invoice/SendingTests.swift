import GRDB
import Portal
import Store
import Synchronization
import TestSupport
import Testing

@testable import Actions

@Suite("Sending invoices")
struct SendingTests {
  private let room: BillingRoom

  init() throws { room = try BillingRoom() }

  private func number(_ id: Invoice.ID) throws -> String { try room.facts(id).invoice.number }

  @Test("the number is the next of the series, and everybody who sees the invoice is mailed")
  func send() throws {
    let id = try room.sent()
    let facts = try room.facts(id)
    #expect(facts.invoice.number == "INV-2026-1" && facts.invoice.stage == .sent && facts.sentAt != nil)
    // Ben sees the project and not its billing; Cleo is another company's.
    #expect(try room.room.mails() == ["invoice-sent \(room.agency.ada)"])
    let general = try room.sent(["projects": ""])
    #expect(try number(general) == "INV-2026-2")
    #expect(
      Set(try room.room.mails().dropFirst())
        == ["invoice-sent \(room.agency.ada)", "invoice-sent \(room.agency.ben)"])
  }

  @Test("marked as sent, it has its number and mails nobody")
  func mark() throws {
    let id = try room.draft()
    try room.room.run(MarkInvoiceSent.self, ["invoice": id.text], as: room.owner)
    #expect(try number(id) == "INV-2026-1")
    #expect(try room.room.mails() == [])
  }

  @Test("only owners and admins send, void, credit and delete")
  func roles() throws {
    let (draft, sent) = (try room.draft(), try room.sent())
    for type in [SendInvoice.self, MarkInvoiceSent.self, DeleteInvoice.self] as [any TeamAction.Type] {
      try expectForbidden(type, draft)
    }
    for type in [VoidInvoice.self, CreditInvoice.self] as [any TeamAction.Type] {
      try expectForbidden(type, sent)
    }
  }

  private func expectForbidden<A: TeamAction>(_ type: A.Type, _ id: Invoice.ID) throws {
    do {
      try room.room.run(type, ["invoice": id.text], as: room.aino)
      Issue.record("\(A.name) is done by a member")
    } catch ActionError.forbidden {}
  }

  @Test("a send that fails gives no number, and an own number leaves the series where it is")
  func gaps() throws {
    let empty = try room.draft([
      "line-1-title": "", "line-1-price": "", "line-1-quantity": "", "line-1-unit": "",
      "line-1-tax": "",
    ])
    #expect(room.problems(SendInvoice.self, ["invoice": empty.text])["lines"] != nil)
    let own = try room.sent(["number": "NL-7"])
    #expect(try number(own) == "NL-7")
    let taken = try room.draft()
    #expect(room.problems(SendInvoice.self, ["invoice": taken.text, "number": "NL-7"])["number"] != nil)
    #expect(try number(try room.sent()) == "INV-2026-1")
    // An own number that is the series' next: the series goes on behind it.
    _ = try room.sent(["number": "INV-2026-2"])
    #expect(try number(try room.sent()) == "INV-2026-3")
  }

  @Test("fifty sends at the same moment give fifty numbers without a gap")
  func race() async throws {
    let drafts = try (0..<50).map { _ in try room.draft() }
    await withTaskGroup(of: Void.self) { group in
      for draft in drafts {
        group.addTask { _ = try? room.room.run(SendInvoice.self, ["invoice": draft.text]) }
      }
    }
    let numbers = Set(try drafts.map { try number($0) })
    #expect(numbers == Set((1...50).map { "INV-2026-\($0)" }))
  }

  @Test("a sent invoice is neither edited nor deleted nor sent again; void, it stays")
  func locked() throws {
    let id = try room.sent()
    for problems in [
      room.problems(EditInvoice.self, ["invoice": id.text, "notes": "x"]),
      room.problems(SendInvoice.self, ["invoice": id.text]),
      room.problems(MarkInvoiceSent.self, ["invoice": id.text]),
    ] {
      #expect(problems[""] == "INV-2026-1 was sent and stays as it is: make a credit note, or a new invoice")
    }
    #expect(room.problems(DeleteInvoice.self, ["invoice": id.text])[""] != nil)
    for _ in 0..<2 { try room.room.run(VoidInvoice.self, ["invoice": id.text]) }
    #expect(try room.facts(id).invoice.stage == .void && room.facts(id).voidedAt != nil)
    #expect(
      try room.room.count("SELECT count(*) FROM audit WHERE action = 'invoice.void'", []) == 1)
    #expect(try number(try room.sent()) == "INV-2026-2")
  }

  @Test("a draft is not voided, and neither is what money came in for")
  func voiding() throws {
    let draft = try room.draft()
    #expect(room.problems(VoidInvoice.self, ["invoice": draft.text])[""] == "it is a draft: delete it")
    let paid = try room.sent()
    try room.room.run(RecordPayment.self, ["invoices": paid.text, "amount": "10"])
    #expect(room.problems(VoidInvoice.self, ["invoice": paid.text])[""] != nil)
  }

  @Test("less than nothing is no invoice")
  func negative() throws {
    let id = try room.draft(["line-1-price": "-5"])
    #expect(room.problems(SendInvoice.self, ["invoice": id.text])["lines"] != nil)
  }
}
