import GRDB
import Portal
import Store
import TestSupport
import Testing

@testable import Actions

/// The sample agency with invoices that come again, and a clock that is looked at when a test says so.
struct RecurringRoom {
  let billing: BillingRoom
  var room: TeamRoom { billing.room }
  var agency: Agency { billing.agency }

  init(at moment: String = "2026-11-24T12:00:00.000Z") throws {
    billing = try BillingRoom(at: moment)
    // The sample's own is another test's.
    try room.temporary.write { db in try db.execute(sql: "UPDATE recurring_invoice SET is_paused = 1") }
  }

  /// Packaging for 2,510 euro on the first of each month, sent at once.
  @discardableResult
  func template(_ more: [String: String] = [:]) throws -> RecurringInvoice.ID {
    try room.run(CreateRecurringInvoice.self, fields.merging(more) { $1 })
  }

  var fields: [String: String] {
    let own = [
      "company": agency.brightwater.text, "projects": agency.website.text, "title": "Care plan",
      "next": "2026-12-01", "sending": "send",
    ]
    return own.merging(BillingRoom.packaging) { $1 }
  }

  func read(_ id: RecurringInvoice.ID) throws -> RecurringInvoice {
    let workspace = agency.workspace
    return try #require(
      try room.temporary.read { db in try RecurringReader.template(id, in: workspace, db) })
  }

  func runner(at moment: String) throws -> ActionRunner {
    ActionRunner(
      store: room.temporary.store, outside: try .sample(at: try #require(Instant(iso: moment))))
  }

  /// Makes what is due then, as the server does; how many templates did something.
  @discardableResult
  func look(at moment: String) throws -> Int {
    let (runner, now) = (try runner(at: moment), try #require(Instant(iso: moment)))
    let due = try room.temporary.read { db in try RecurringReader.due(at: now, zones: ZoneCache(), db) }
    return try due.count { each in
      try runner.run(MakeRecurringInvoices(each.id), as: .clock(each.workspace))
    }
  }

  func run<A: NamedAction>(_ type: A.Type, _ values: [String: String], at moment: String) throws {
    _ = try runner(at: moment).run(try A.read(values, isStrict: true), as: room.jonas)
  }

  /// What a template made: `INV-2026-1 sent 2026-12-01`, by its days.
  func made(_ id: RecurringInvoice.ID) throws -> [String] {
    try room.temporary.read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT period.day || ' ' || invoice.stage || ' ' || invoice.issued_on || ' ' || invoice.number
          FROM recurring_period AS period JOIN invoice ON invoice.id = period.invoice AND invoice.recurring = $1
          WHERE period.recurring = $1 ORDER BY period.day
          """, arguments: [id.text])
    }
  }

  /// Tasks of the owner about money, the newest last.
  func tasks() throws -> [String] {
    try room.temporary.read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT title FROM task JOIN member ON member.id = task.member AND member.role = 'owner'
          WHERE kind = 'money_problem' AND task.created_at >= '2026-11-24' ORDER BY task.created_at, task.id
          """)
    }
  }
}
