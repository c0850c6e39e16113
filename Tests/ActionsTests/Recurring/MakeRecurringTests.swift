import GRDB
import Portal
import Store
import TestSupport
import Testing

@testable import Actions

@Suite("Invoices that come by themselves")
struct MakeRecurringTests {
  private let room: RecurringRoom

  init() throws { room = try RecurringRoom() }

  @Test("are made when their day begins where the agency is, numbered and mailed as if sent by hand")
  func onItsDay() throws {
    let id = try room.template()
    // Helsinki is two hours ahead.
    #expect(try room.look(at: "2026-11-30T21:59:59.999Z") == 0)
    #expect(try room.look(at: "2026-11-30T22:00:00.000Z") == 1)
    #expect(try room.made(id) == ["2026-12-01 sent 2026-12-01 INV-2026-1"])
    #expect(try room.read(id).nextOn?.iso == "2027-01-01")
    #expect(try room.room.mails() == ["invoice-sent \(room.agency.ada)"])
    #expect(try room.tasks() == [])
    #expect(
      try room.room.count(
        "SELECT count(*) FROM audit WHERE action = 'recurring.make' AND actor_kind = 'clock'")
        == 2)
    let due = try room.room.text("SELECT due_on FROM invoice WHERE recurring = $1", [id.text])
    let days = try room.room.count(
      "SELECT payment_days FROM workspace WHERE id = $1", [room.agency.workspace.text])
    #expect(due == (try #require(Day(iso: "2026-12-01")) + days).iso)
  }

  @Test("come once, however often anybody looks, and with the clock set back")
  func once() throws {
    let id = try room.template()
    for moment in ["2026-12-01T08:00", "2026-12-01T08:01", "2026-11-20T08:00", "2026-12-01T09:00"] {
      try room.look(at: "\(moment):00.000Z")
    }
    #expect(try room.made(id).count == 1)
    // Not even where somebody sets the day back by hand.
    try room.room.temporary.write { db in
      try db.execute(
        sql: "UPDATE recurring_invoice SET next_on = '2026-12-01' WHERE id = $1", arguments: [id.text])
    }
    try room.look(at: "2026-12-02T08:00:00.000Z")
    #expect(try room.made(id).count == 1 && room.read(id).nextOn?.iso == "2027-01-01")
  }

  @Test("two servers that look at the same moment make one")
  func parallel() async throws {
    let id = try room.template()
    let moment = "2026-12-01T08:00:00.000Z"
    // Stores of their own, as processes have.
    let path = room.room.temporary.store.path
    let workspace = room.agency.workspace
    let made = try await withThrowingTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 {
        let outside = try ActionOutside.sample(at: try #require(Instant(iso: moment)))
        group.addTask {
          let store = try Store.open(at: path)
          defer { try? store.close() }
          return try ActionRunner(store: store, outside: outside).run(
            MakeRecurringInvoices(id), as: .clock(workspace))
        }
      }
      return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(made == 1)
    #expect(try room.made(id).count == 1)
    #expect(try room.room.mails().count == 1)
  }

  @Test("a transaction that is undone has made nothing, and the next one makes it")
  func undone() throws {
    struct Killed: Error {}
    let id = try room.template()
    let runner = try room.runner(at: "2026-12-01T08:00:00.000Z")
    let workspace = room.agency.workspace
    #expect(throws: Killed.self) {
      try room.room.temporary.write { db in
        _ = try runner.run(MakeRecurringInvoices(id), as: .clock(workspace), db)
        throw Killed()
      }
    }
    #expect(try room.made(id) == [] && room.room.mails() == [])
    try room.look(at: "2026-12-01T08:01:00.000Z")
    #expect(try room.made(id) == ["2026-12-01 sent 2026-12-01 INV-2026-1"])
  }

  @Test("held for a look, it is a draft and a task, and clients hear nothing")
  func held() throws {
    let id = try room.template(["sending": "hold"])
    try room.look(at: "2026-12-01T08:00:00.000Z")
    #expect(try room.made(id) == ["2026-12-01 draft 2026-12-01 "])
    #expect(try room.room.mails() == [])
    #expect(try room.tasks() == ["Care plan for Brightwater Oy, 2026-12-01: a draft is held for a look"])
    let subject = try room.room.text("SELECT subject FROM task WHERE title LIKE 'Care plan%'")
    #expect(subject?.hasPrefix("inv_") == true)
  }

  @Test("a draft that is deleted is not made again")
  func deleted() throws {
    let id = try room.template(["sending": "hold"])
    try room.look(at: "2026-12-01T08:00:00.000Z")
    let draft = try #require(try room.room.text("SELECT id FROM invoice WHERE recurring = $1", [id.text]))
    try room.room.run(DeleteInvoice.self, ["invoice": draft])
    try room.look(at: "2026-12-01T09:00:00.000Z")
    #expect(try room.room.count("SELECT count(*) FROM invoice WHERE recurring = $1", [id.text]) == 0)
  }

  @Test("after three months away each missed day has its own invoice of today, and one alone is sent")
  func downtime() throws {
    let id = try room.template()
    try room.look(at: "2027-02-15T08:00:00.000Z")
    #expect(
      try room.made(id) == [
        "2026-12-01 draft 2027-02-15 ", "2027-01-01 draft 2027-02-15 ",
        "2027-02-01 sent 2027-02-15 INV-2027-1",
      ])
    #expect(try room.room.mails().count == 1)
    #expect(
      try room.tasks() == [
        "Care plan for Brightwater Oy: 2 drafts of 2026-12-01 to 2027-01-01 are held for a look (missed while nothing ran)"
      ])
    #expect(try room.read(id).nextOn?.iso == "2027-03-01")
  }

  @Test(
    "a clock that jumps far ahead makes nothing: it is paused, with a task",
    arguments: [
      "2027-03-13T08:00:00.000Z", "2038-01-19T03:14:08.000Z", "2100-01-01T00:00:00.000Z",
    ])
  func jump(_ moment: String) throws {
    let id = try room.template(["every": "days", "days": "1"])
    #expect(try room.look(at: moment) == 1)
    #expect(try room.made(id) == [] && room.room.mails() == [])
    #expect(try room.read(id).isPaused && room.read(id).nextOn?.iso == "2026-12-01")
    #expect(try room.tasks().count == 1)
    #expect(try room.look(at: moment) == 0)
    // Right again, it goes on.
    try room.run(ResumeRecurringInvoice.self, ["recurring": id.text], at: "2026-11-25T08:00:00.000Z")
    try room.look(at: "2026-12-01T08:00:00.000Z")
    #expect(try room.made(id).count == 1)
  }

  @Test("they end after the last day, and by hand")
  func ends() throws {
    let id = try room.template(["ends": "2027-01-01"])
    try room.look(at: "2026-12-01T08:00:00.000Z")
    try room.look(at: "2027-01-01T08:00:00.000Z")
    #expect(try room.read(id).hasEnded)
    #expect(try room.look(at: "2027-02-01T08:00:00.000Z") == 0)
    #expect(try room.made(id).count == 2)
    let late = try room.template(["ends": "2027-01-15", "next": "2026-12-15"])
    try room.look(at: "2027-02-20T08:00:00.000Z")
    #expect(try room.made(late).count == 2 && room.read(late).hasEnded)
  }

  @Test("a pause leaves out what falls into it, unless somebody begins earlier")
  func pause() throws {
    let (id, other) = (try room.template(), try room.template(["title": "Hosting"]))
    for each in [id, other] { try room.room.run(PauseRecurringInvoice.self, ["recurring": each.text]) }
    #expect(try room.look(at: "2027-01-10T08:00:00.000Z") == 0)
    try room.run(ResumeRecurringInvoice.self, ["recurring": id.text], at: "2027-01-10T08:00:00.000Z")
    #expect(try room.read(id).nextOn?.iso == "2027-02-01")
    try room.run(
      ResumeRecurringInvoice.self, ["recurring": other.text, "from": "2027-01-01"],
      at: "2027-01-10T08:00:00.000Z")
    try room.look(at: "2027-01-10T08:01:00.000Z")
    #expect(try room.made(id) == [])
    #expect(try room.made(other) == ["2027-01-01 sent 2027-01-10 INV-2027-1"])
  }

  @Test("a day that has its invoice is not begun with again")
  func resumedEarlier() throws {
    let id = try room.template()
    try room.look(at: "2026-12-01T08:00:00.000Z")
    try room.run(PauseRecurringInvoice.self, ["recurring": id.text], at: "2026-12-01T09:00:00.000Z")
    try room.run(
      ResumeRecurringInvoice.self, ["recurring": id.text, "from": "2026-11-01"],
      at: "2026-12-01T09:00:00.000Z")
    #expect(try room.read(id).nextOn?.iso == "2027-01-01")
    let problems = room.billing.problems(
      EditRecurringInvoice.self, ["recurring": id.text, "next": "2026-12-01"])
    #expect(problems["next"]?.contains("2026-12-01") == true)
  }

  @Test("with the portal switched off, or with nobody who would see it, it is held")
  func unseen() throws {
    let id = try room.template()
    try room.room.temporary.write { db in
      try db.execute(sql: "UPDATE workspace SET portal_enabled = 0")
    }
    try room.look(at: "2026-12-01T08:00:00.000Z")
    try room.room.temporary.write { db in
      try db.execute(sql: "UPDATE workspace SET portal_enabled = 1")
      try db.execute(sql: "UPDATE client SET erased_at = $1", arguments: ["2026-12-15T08:00:00.000Z"])
    }
    try room.look(at: "2027-01-01T08:00:00.000Z")
    #expect(try room.made(id) == ["2026-12-01 draft 2026-12-01 ", "2027-01-01 draft 2027-01-01 "])
    let tasks = try room.tasks()
    #expect(tasks.count == 2 && tasks[0].contains("switched off") && tasks[1].contains("no client"))
  }

  @Test(
    "what can never be made is paused with a task, once",
    arguments: [
      "UPDATE recurring_invoice SET draft = '{}'", "UPDATE recurring_invoice SET draft = '{\"lines\":[1]}'",
      "UPDATE recurring_invoice SET draft = replace(draft, '\"price\":100000', '\"price\":9223372036854775807')",
    ])
  func impossible(_ sql: String) throws {
    let id = try room.template()
    try room.room.temporary.write { db in try db.execute(sql: sql) }
    #expect(try room.look(at: "2026-12-01T08:00:00.000Z") == 1)
    #expect(try room.look(at: "2026-12-01T08:01:00.000Z") == 0)
    #expect(try room.read(id).isPaused && room.made(id) == [])
    let tasks = try room.tasks()
    #expect(tasks.count == 1 && tasks[0].contains("is paused"))
    // Written again, it goes on.
    var fields = BillingRoom.packaging
    fields["recurring"] = id.text
    try room.room.run(EditRecurringInvoice.self, fields)
    try room.run(ResumeRecurringInvoice.self, ["recurring": id.text], at: "2026-12-01T09:00:00.000Z")
    try room.look(at: "2026-12-01T09:01:00.000Z")
    #expect(try room.made(id) == ["2026-12-01 sent 2026-12-01 INV-2026-1"])
  }

  @Test("a stop by the server pauses and tells once")
  func stop() throws {
    let id = try room.template()
    let runner = try room.runner(at: "2026-12-01T08:00:00.000Z")
    for _ in 0..<2 {
      try runner.run(StopRecurringInvoice(id, because: "the disk said no"), as: .clock(room.agency.workspace))
    }
    #expect(try room.read(id).isPaused)
    #expect(
      try room.tasks() == [
        "Care plan for Brightwater Oy is paused: the disk said no. Resume it when that is mended"
      ])
  }
}
