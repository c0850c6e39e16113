import GRDB
import Portal
import Store
import TestSupport
import Testing

@testable import Actions

@Suite("Drafts of invoices")
struct DraftTests {
  private let room: BillingRoom

  init() throws { room = try BillingRoom() }

  @Test("have the workspace's terms where nothing else is told, and no number")
  func terms() throws {
    let facts = try room.facts(try room.draft())
    #expect(facts.invoice.stage == .draft && facts.invoice.number.isEmpty)
    #expect(facts.invoice.currency.code == "EUR")
    #expect(facts.invoice.issuedOn.iso == "2026-11-24")
    #expect(facts.invoice.dueOn.iso == "2026-12-08")
    #expect(facts.billed.name == "Brightwater Oy")
    #expect(try InvoiceTotals(of: facts.invoice).total.minor == 251_000)
  }

  @Test("take everything that an invoice can say, in words or in minor units")
  func everything() throws {
    let id = try room.draft([
      "currency": "KWD", "issued": "2026-11-01", "due": "2026-11-30", "number": "K-7",
      "prices-include-tax": "yes", "discount": "0.500", "discount-label": "Thanks", "deposit-minor": "1000",
      "reference": "RF18", "notes": "Thank you.", "footer": "Bye", "line-1-price": "1.25",
      "line-2-title": "Set", "line-2-price-minor": "2500", "line-2-discount": "10%", "line-2-detail": "Six",
      "line-2-quantity": "0,0001",
    ])
    let invoice = try room.facts(id).invoice
    #expect(invoice.number == "K-7" && invoice.pricesIncludeTax && invoice.discountLabel == "Thanks")
    #expect(invoice.discount == .amount(500) && invoice.deposit?.minor == 1000)
    #expect(invoice.lines.map(\.price) == [1250, 2500])
    #expect(invoice.lines[1].discount == .rate(Rate(thousandths: 10_000)))
    #expect(invoice.lines[1].quantity == Quantity(tenThousandths: 1))
    #expect(invoice.lines[1].taxRate == .zero && invoice.lines[1].detail == "Six")
  }

  @Test("are edited by any member; what is not told stays, lines are told all or none")
  func edit() throws {
    let id = try room.draft(["notes": "Old"])
    try room.room.run(EditInvoice.self, ["invoice": id.text, "notes": "New"], as: room.aino)
    #expect(try room.facts(id).invoice.notes == "New")
    #expect(try room.facts(id).invoice.lines.count == 1)
    try room.room.run(
      EditInvoice.self,
      [
        "invoice": id.text, "line-7-title": "Second", "line-7-price": "5", "line-3-title": "First",
        "line-3-price": "-4",
        "line-9-title": "", "line-9-price": "",
      ])
    #expect(try room.facts(id).invoice.lines.map(\.title) == ["First", "Second"])
    #expect(try room.facts(id).invoice.lines.map(\.price) == [-400, 500])
    let audited = "SELECT count(*) FROM audit WHERE action = 'invoice.edit' AND subject = $1"
    #expect(try room.room.count(audited, [id.text]) == 2)
    try room.room.run(EditInvoice.self, ["invoice": id.text, "notes": "New"])
    #expect(try room.room.count(audited, [id.text]) == 2)
    try room.room.run(EditInvoice.self, ["invoice": id.text, "line-1-title": ""])
    #expect(try room.facts(id).invoice.lines.isEmpty)
  }

  @Test("all that is wrong is told at once, beside its field")
  func problems() throws {
    let problems = room.problems(
      CreateInvoice.self,
      [
        "company": "co_00000000000000000000000000", "projects": "project_00000000000000000000000000",
        "issued": "2026-11-24", "due": "2026-11-23", "discount": "110%", "deposit": "ten",
        "line-1-title": "", "line-1-price": "1,250", "line-1-quantity": "0", "line-1-tax": "200",
        "line-1-discount": "x", "line-2-title": "Two",
      ])
    #expect(
      Set(problems.keys) == [
        "company", "projects", "due", "discount", "deposit", "line-1-title", "line-1-price",
        "line-1-quantity",
        "line-1-tax", "line-1-discount", "line-2-price",
      ])
    #expect(problems["line-1-price"] == "is not an amount in EUR, such as 1250.00; write 1250 or 1.25")
    let more = [
      (["number": "N-1"], "number"), (["reverse-charge": "yes"], "reverse-charge"),
      (["deposit": "2,510.01"], "deposit"), (["line-0-title": "x"], "line-0-title"),
      (["line-1-colour": "x"], "line-1-colour"), (["line-01-title": "x"], "line-01-title"),
      (["line-1-price-minor": "5"], "line-1-price-minor"),
      (["line-1-price": "10,000,000,000.00", "line-1-quantity": "1000000"], nil),
      (["line-1-price": "10,000,000,000.01"], "line-1-price"),
    ]
    _ = try room.sent(["number": "N-1"])
    for (fields, field) in more {
      let given = ["company": room.agency.brightwater.text].merging(BillingRoom.packaging) { $1 }
      let found = room.problems(CreateInvoice.self, given.merging(fields) { $1 })
      #expect(found.keys.first == field && found.count == (field == nil ? 0 : 1), "\(fields): \(found)")
    }
  }

  @Test("two hundred lines are one invoice, one more is not; sums that fit nowhere are refused, not trapped")
  func many() throws {
    var lines: [String: String] = ["company": room.agency.brightwater.text]
    for number in 1...200 {
      lines["line-\(number)-title"] = "Work"
      lines["line-\(number)-price"] = "1"
    }
    let id = try room.room.run(CreateInvoice.self, lines)
    #expect(try room.facts(id).invoice.lines.count == 200)
    lines["line-201-title"] = "Work"
    lines["line-201-price"] = "1"
    #expect(room.problems(CreateInvoice.self, lines)["lines"] != nil)
    lines["line-201-title"] = nil
    lines["line-201-price"] = nil
    for number in 1...200 {
      lines["line-\(number)-price"] = "9,999,999,999.00"
      lines["line-\(number)-quantity"] = "999999"
    }
    #expect(room.problems(CreateInvoice.self, lines)["lines"] != nil)
  }

  @Test("another currency needs its lines told again")
  func currency() throws {
    let id = try room.draft()
    let alone = room.problems(EditInvoice.self, ["invoice": id.text, "currency": "JPY"])
    #expect(Set(alone.keys) == ["currency"])
    try room.room.run(
      EditInvoice.self,
      ["invoice": id.text, "currency": "JPY", "line-1-title": "Work", "line-1-price": "1,250"])
    #expect(try room.facts(id).invoice.lines.map(\.price) == [1250])
  }

  @Test(
    "another currency needs every amount told again: the discount, the deposit and those of the lines",
    arguments: [
      (["discount": "10.00"], "the discount"), (["deposit": "5.00"], "the deposit"),
      (["discount": "10.00", "deposit": "5.00"], "the discount, the deposit"),
    ])
  func otherAmounts(_ more: [String: String], _ kept: String) throws {
    let id = try room.draft(more)
    let lines = ["line-1-title": "Work", "line-1-price": "1,250"]
    let told = ["invoice": id.text, "currency": "JPY"].merging(lines) { $1 }
    let found = room.problems(EditInvoice.self, told)
    #expect(found["currency"] == "is another one: tell \(kept) again, in JPY", "\(found)")
    try room.room.run(EditInvoice.self, told.merging(["discount": "100", "deposit": ""]) { $1 })
    let invoice = try room.facts(id).invoice
    #expect(invoice.discount == .amount(100) && invoice.deposit == nil)
    // A share means the same in any.
    let share = try room.draft(["discount": "10%"])
    #expect(
      room.problems(EditInvoice.self, told.merging(["invoice": share.text]) { $1 }).isEmpty)
  }

  @Test(
    "a day that nobody means is told at its field, and never the database's own words",
    arguments: ["0999-01-01", "1000-01-01", "1899-12-31", "2200-01-01", "9999-12-31"])
  func days(_ day: String) throws {
    let given = ["company": room.agency.brightwater.text].merging(BillingRoom.packaging) { $1 }
    let fault = "is out of range: a day from 1900-01-01 to 2199-12-31"
    for field in ["issued", "due"] {
      let found = room.problems(CreateInvoice.self, given.merging([field: day]) { $1 })
      #expect(found[field] == fault && found[""] == nil, "\(found)")
    }
    let sent = try room.sent()
    let payment = room.problems(RecordPayment.self, ["invoices": sent.text, "amount": "1", "paid": day])
    #expect(payment == ["paid": fault])
    // The last day that can be meant leaves room for the workspace's terms.
    #expect(room.problems(CreateInvoice.self, given.merging(["issued": "2199-12-31"]) { $1 }).isEmpty)
  }

  @Test("a draft is deleted by an owner or an admin, with its lines")
  func delete() throws {
    let id = try room.draft()
    #expect(throws: ActionError.self) {
      try room.room.run(DeleteInvoice.self, ["invoice": id.text], as: room.aino)
    }
    try room.room.run(DeleteInvoice.self, ["invoice": id.text])
    #expect(try room.room.count("SELECT count(*) FROM invoice WHERE id = $1", [id.text]) == 0)
    #expect(try room.room.count("SELECT count(*) FROM invoice_line WHERE invoice = $1", [id.text]) == 0)
  }

  @Test("a duplicate is a draft of today with the same lines, by the workspace's terms")
  func duplicate() throws {
    let old = try room.sent(["issued": "2026-10-01", "due": "2026-10-02", "reference": "RF18", "notes": "Hi"])
    let copy = try room.facts(try room.room.run(DuplicateInvoice.self, ["invoice": old.text], as: room.aino))
    #expect(copy.invoice.stage == .draft && copy.invoice.number.isEmpty && copy.invoice.reference.isEmpty)
    #expect(copy.invoice.issuedOn.iso == "2026-11-24" && copy.invoice.dueOn.iso == "2026-12-08")
    #expect(copy.invoice.lines == (try room.facts(old).invoice.lines) && copy.invoice.notes == "Hi")
    #expect(copy.invoice.projects.map(\.id) == [room.agency.website])
  }
}
