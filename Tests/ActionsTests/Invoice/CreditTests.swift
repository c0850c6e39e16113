import GRDB
import Portal
import Store
import TestSupport
import Testing

@testable import Actions

@Suite("Credit notes")
struct CreditTests {
  private let room: BillingRoom

  init() throws { room = try BillingRoom() }

  @Test("one for a part lowers what is owed, the same on the client's and on the team's side")
  func part() throws {
    let invoice = try room.sent()
    let note = try room.room.run(CreditInvoice.self, ["invoice": invoice.text])
    #expect(try room.balance(invoice).outstanding.minor == 251_000)
    try room.room.run(
      EditInvoice.self,
      ["invoice": note.text, "line-1-title": "Half", "line-1-price": "1000", "line-1-tax": "25.5"])
    try room.room.run(SendInvoice.self, ["invoice": note.text])
    for balance in [try room.balance(invoice), try room.balance(invoice, seenBy: room.agency.ada)] {
      #expect(balance?.outstanding.minor == 125_500)
      #expect(balance?.credited.minor == 125_500)
      #expect(balance?.state.isToPay == true)
    }
    let its = try room.balance(note, seenBy: room.agency.ada)
    #expect(its?.outstanding.minor == 0 && its?.state.isToPay == false && its?.total.minor == 125_500)
    let facts = try room.facts(note)
    #expect(facts.invoice.number == "INV-2026-2")
    #expect(facts.invoice.corrected?.number == "INV-2026-1", "its PDF names what it corrects")
    #expect(try room.room.mails().filter { $0.hasPrefix("invoice-sent") }.count == 2)
  }

  @Test("one for all settles the invoice; voided, it is owed again")
  func whole() throws {
    let invoice = try room.sent()
    let note = try room.room.run(CreditInvoice.self, ["invoice": invoice.text])
    try room.room.run(MarkInvoiceSent.self, ["invoice": note.text])
    let day = try #require(Day(iso: "2026-11-24"))
    #expect(try room.balance(invoice).state == .credited(on: day))
    #expect(room.problems(VoidInvoice.self, ["invoice": invoice.text])[""]?.contains("credit note") == true)
    try room.room.run(VoidInvoice.self, ["invoice": note.text])
    #expect(try room.balance(invoice).outstanding.minor == 251_000)
    try room.room.run(VoidInvoice.self, ["invoice": invoice.text])
  }

  @Test("what was paid of what is credited is a surplus, not money that vanished")
  func paid() throws {
    let invoice = try room.sent()
    try room.room.run(RecordPayment.self, ["invoices": invoice.text, "amount": "2510"])
    let note = try room.room.run(CreditInvoice.self, ["invoice": invoice.text])
    try room.room.run(SendInvoice.self, ["invoice": note.text])
    let balance = try room.balance(invoice)
    #expect(balance.surplus.minor == 251_000 && balance.outstanding.minor == 0)
    #expect(balance.state == .paid(on: try #require(Day(iso: "2026-11-24"))))
  }

  @Test("no more is taken back than was asked for, over all notes")
  func tooMuch() throws {
    let invoice = try room.sent()
    let first = try room.room.run(CreditInvoice.self, ["invoice": invoice.text])
    let second = try room.room.run(CreditInvoice.self, ["invoice": invoice.text])
    try room.room.run(SendInvoice.self, ["invoice": first.text])
    let problems = room.problems(SendInvoice.self, ["invoice": second.text])
    #expect(problems["lines"] == "take back more than is left of INV-2026-1, 0.00")
  }

  @Test("nothing is taken back at a rate, or on a day, at which it was not asked for")
  func rates() throws {
    let invoice = try room.sent()
    let edit = { (fields: [String: String]) in
      let note = try room.room.run(CreditInvoice.self, ["invoice": invoice.text])
      try room.room.run(EditInvoice.self, ["invoice": note.text].merging(fields) { $1 })
      return note
    }
    let other = try edit(["line-1-title": "x", "line-1-price": "100", "line-1-tax": "10"])
    #expect(
      room.problems(SendInvoice.self, ["invoice": other.text])
        == ["lines": "have 10% tax, which INV-2026-1 does not have"])
    let early = try edit(
      ["line-1-title": "x", "line-1-price": "100", "line-1-tax": "25.5", "issued": "2026-01-01"])
    #expect(Set(room.problems(SendInvoice.self, ["invoice": early.text]).keys) == ["issued"])
    let day = try room.facts(invoice).invoice.issuedOn.iso
    let half = try edit(
      ["line-1-title": "x", "line-1-price": "1500", "line-1-tax": "25.5", "issued": day])
    try room.room.run(SendInvoice.self, ["invoice": half.text])
    let rest = try edit([
      "line-1-title": "x", "line-1-price": "600", "line-1-tax": "25.5", "line-2-title": "y",
      "line-2-price": "-200", "line-2-tax": "25.5",
    ])
    try room.room.run(SendInvoice.self, ["invoice": rest.text])
    #expect(try room.balance(invoice).outstanding.minor == 12_550)
  }

  @Test("of two rates no more is taken back at one because less is at the other")
  func twoRates() throws {
    let invoice = try room.sent([
      "line-1-title": "Design", "line-1-quantity": "1", "line-1-price": "100", "line-1-tax": "25.5",
      "line-2-title": "Book", "line-2-price": "100", "line-2-tax": "10",
    ])
    let note = try room.room.run(CreditInvoice.self, ["invoice": invoice.text])
    try room.room.run(
      EditInvoice.self,
      ["invoice": note.text, "line-1-title": "Design", "line-1-price": "150", "line-1-tax": "25.5"])
    #expect(
      room.problems(SendInvoice.self, ["invoice": note.text])["lines"]
        == "take back more at 25.5% than is left of INV-2026-1 at that rate, 100.00 and 25.50 tax")
  }

  @Test("a note stays with the company, the currency and the projects of its invoice")
  func bonds() throws {
    let note = try room.room.run(CreditInvoice.self, ["invoice": try room.sent().text])
    let problems = room.problems(
      EditInvoice.self,
      [
        "invoice": note.text, "company": room.agency.halden.text, "projects": "", "currency": "USD",
        "deposit": "1", "line-1-title": "x", "line-1-price": "1",
      ])
    #expect(Set(problems.keys) == ["company", "projects", "currency", "deposit"])
  }

  @Test("a draft, a void invoice and a note itself are not corrected, nor is a note duplicated")
  func refused() throws {
    let draft = try room.draft()
    #expect(room.problems(CreditInvoice.self, ["invoice": draft.text])[""] != nil)
    let void = try room.sent()
    try room.room.run(VoidInvoice.self, ["invoice": void.text])
    #expect(room.problems(CreditInvoice.self, ["invoice": void.text])[""] != nil)
    let note = try room.room.run(CreditInvoice.self, ["invoice": try room.sent().text])
    try room.room.run(SendInvoice.self, ["invoice": note.text])
    #expect(room.problems(CreditInvoice.self, ["invoice": note.text])[""] != nil)
    #expect(room.problems(DuplicateInvoice.self, ["invoice": note.text])[""] != nil)
    #expect(
      room.problems(RecordPayment.self, ["invoices": note.text, "amount": "1"])["invoices"] != nil)
  }
}
