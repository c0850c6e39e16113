import Portal
import Store
import TestSupport
import Testing

@testable import Actions

@Suite("What the team says of invoices that come again")
struct RecurringTermsTests {
  private let room: RecurringRoom

  init() throws { room = try RecurringRoom() }

  private func edit(_ id: RecurringInvoice.ID, _ values: [String: String]) throws {
    try room.room.run(EditRecurringInvoice.self, values.merging(["recurring": id.text]) { $1 })
  }

  @Test("is kept, with its total, and read back as it was written")
  func create() throws {
    let id = try room.template([
      "every": "quarter", "ends": "2028-01-31", "notes": "**Thanks** 🤝\n\"quoted\"",
    ])
    let template = try room.read(id)
    #expect(template.title == "Care plan" && template.sendsAtOnce && !template.isPaused)
    #expect(template.nextOn?.iso == "2026-12-01" && template.endsOn?.iso == "2028-01-31")
    #expect(template.recurrence.every == .quarter && template.total?.minor == 251_000)
    let draft = try #require(template.draft)
    #expect(draft.lines.count == 1 && draft.lines[0].price == 100_000 && draft.lines[0].unit == "day")
    #expect(draft.notes == "**Thanks** 🤝\n\"quoted\"" && draft.projects == [room.agency.website])
    #expect(try draft.totals().total.minor == 251_000)
  }

  @Test("an edit changes what was told, and nothing else")
  func edits() throws {
    let id = try room.template(["next": "2027-01-31"])
    let before = try room.read(id)
    try edit(id, [:])
    #expect(try room.read(id) == before)
    #expect(try room.room.count("SELECT count(*) FROM audit WHERE action = 'recurring.edit'") == 0)
    try edit(id, ["title": "Care plan plus", "line-1-title": "Care", "line-1-price": "480"])
    let after = try room.read(id)
    #expect(after.title == "Care plan plus" && after.total?.minor == 48_000)
    #expect(after.recurrence == before.recurrence && after.nextOn == before.nextOn)
  }

  @Test("the day that is chosen is the day of all others, whatever day it is chosen on")
  func chosen() throws {
    let late = try RecurringRoom(at: "2026-11-30T12:00:00.000Z")
    let id = try late.template(["next": "2027-02-28"])
    #expect(try late.read(id).recurrence.first.iso == "2027-02-28")
    try late.room.run(EditRecurringInvoice.self, ["recurring": id.text, "next": "2027-04-30"])
    #expect(try late.read(id).recurrence.day(1)?.iso == "2027-05-30")
  }

  @Test("saving what stands there in a short month keeps the 31st")
  func anchor() throws {
    let id = try room.template(["next": "2027-01-31"])
    try room.look(at: "2027-01-31T12:00:00.000Z")
    #expect(try room.read(id).nextOn?.iso == "2027-02-28")
    try room.run(
      EditRecurringInvoice.self, ["recurring": id.text, "next": "2027-02-28", "title": "Other"],
      at: "2027-02-01T12:00:00.000Z")
    #expect(try room.read(id).recurrence.first.iso == "2027-01-31")
    try room.look(at: "2027-02-28T12:00:00.000Z")
    #expect(try room.read(id).nextOn?.iso == "2027-03-31")
  }

  @Test(
    "what cannot be is refused, each at its field",
    arguments: [
      (["next": "2026-11-23"], "next"), (["every": "days"], "days"),
      (["every": "days", "days": "0"], "days"),
      (["every": "days", "days": "3661"], "days"), (["every": "week"], "every"),
      (["ends": "2026-11-30"], "ends"), (["title": ""], "title"), (["title": " \n "], "title"),
      (["line-1-price": "-1"], "lines"), (["company": "company_00000000000000000000000000"], "company"),
      (["sending": "maybe"], "sending"), (["number": "INV-1"], "number"),
      (["issued": "2026-12-01"], "issued"),
      (["deposit": "10"], "deposit"), (["reference": "RF18"], "reference"),
      (["reverse-charge": "yes"], "reverse-charge"), (["next": "2026-02-30"], "next"),
    ])
  func refused(_ change: [String: String], _ field: String) {
    let problems = room.billing.problems(CreateRecurringInvoice.self, room.fields.merging(change) { $1 })
    #expect(problems[field] != nil, "\(problems)")
  }

  @Test("without any line there is nothing to make")
  func empty() {
    let problems = room.billing.problems(
      CreateRecurringInvoice.self, room.fields.filter { !$0.key.hasPrefix("line-") })
    #expect(problems["lines"] != nil)
  }

  @Test("only owners and admins make, change, pause, resume and end them")
  func roles() throws {
    let id = try room.template()
    let about = ["recurring": id.text]
    for refusal in [
      room.billing.problems(CreateRecurringInvoice.self, room.fields, as: room.billing.aino),
      room.billing.problems(EditRecurringInvoice.self, about, as: room.billing.aino),
      room.billing.problems(PauseRecurringInvoice.self, about, as: room.billing.aino),
      room.billing.problems(ResumeRecurringInvoice.self, about, as: room.billing.aino),
      room.billing.problems(EndRecurringInvoice.self, about, as: room.billing.aino),
    ] {
      #expect(refusal[""]?.contains("owner and admins") == true, "\(refusal)")
    }
  }

  @Test("what has ended is changed no more")
  func ended() throws {
    let id = try room.template()
    try room.room.run(EndRecurringInvoice.self, ["recurring": id.text])
    #expect(try room.read(id).hasEnded)
    for refusal in [
      room.billing.problems(EditRecurringInvoice.self, ["recurring": id.text, "title": "New"]),
      room.billing.problems(PauseRecurringInvoice.self, ["recurring": id.text]),
      room.billing.problems(ResumeRecurringInvoice.self, ["recurring": id.text]),
    ] {
      #expect(refusal[""]?.contains("has ended") == true)
    }
    try room.room.run(EndRecurringInvoice.self, ["recurring": id.text])
  }

  @Test("time alone makes invoices, and time alone stops what makes them")
  func clockOnly() throws {
    let id = try room.template()
    for actor in [room.room.jonas, room.room.ada, .operator, .stripe] {
      #expect(throws: ActionError.self) { try room.room.runner.run(MakeRecurringInvoices(id), as: actor) }
      #expect(throws: ActionError.self) {
        try room.room.runner.run(StopRecurringInvoice(id, because: "x"), as: actor)
      }
    }
    let stranger = try Agency.stranger(in: room.room.temporary)
    #expect(throws: ActionError.self) {
      try room.room.runner.run(MakeRecurringInvoices(id), as: .clock(stranger.workspace))
    }
  }
}
