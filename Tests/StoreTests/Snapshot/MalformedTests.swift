import GRDB
import Portal
import TestSupport
import Testing

@testable import Store

/// Threats F-08: what a hand wrote past the checks makes one client's snapshot fail, or none.
@Suite("A value that makes no sense")
struct MalformedTests {
  let fixture: SnapshotFixture
  var agency: Agency { fixture.agency }

  init() throws {
    fixture = try SnapshotFixture()
  }

  private func pastTheChecks(_ sql: String) throws {
    try fixture.temporary.byHand { db in
      try db.execute(sql: "PRAGMA ignore_check_constraints = ON")
      try db.withoutMoneyLocks { try db.execute(sql: sql) }
    }
  }

  @Test("fails the clients who would see it, says where it stands, and fails nobody else")
  func contained() throws {
    let brand = "WHERE id = '\(agency.brand)'"
    let inBrand = "WHERE project = '\(agency.brand)'"
    let open = "WHERE id = '\(agency.openInvoice)'"
    for (sql, place) in [
      ("UPDATE project SET status = 'nonsense' \(brand)", "project \(agency.brand): status"),
      (
        "UPDATE project SET starts_on = 'soon' \(brand)",
        "project \(agency.brand): starts_on: soon is no date"
      ),
      ("UPDATE project SET ends_on = '2026-02-30' \(brand)", "ends_on: 2026-02-30 is no date"),
      ("UPDATE milestone SET due_on = '' \(inBrand)", "due_on"),
      ("UPDATE milestone SET completed_on = '1' \(inBrand)", "completed_on"),
      ("UPDATE invoice SET stage = 'paid' \(open)", "invoice \(agency.openInvoice): stage"),
      ("UPDATE invoice SET currency = 'XXX' WHERE id = '\(agency.openInvoice)'", "currency"),
      ("UPDATE invoice SET due_on = 'x' \(open)", "due_on"),
      ("UPDATE invoice SET issued_on = 'x' \(open)", "issued_on"),
      ("UPDATE payment SET kind = 'stolen' WHERE company = '\(agency.brightwater)'", "payment"),
      ("UPDATE payment SET paid_on = 'x' WHERE company = '\(agency.brightwater)'", "paid_on"),
    ] {
      let cleo = try fixture.reading(of: agency.cleo)
      try fixture.temporary.byHand { db in
        try db.execute(sql: "PRAGMA ignore_check_constraints = ON")
        try db.inSavepoint {
          // Locks are not what is tried here.
          try db.withoutMoneyLocks { try db.execute(sql: sql) }
          let today = try #require(Day(iso: Agency.today))
          let workspace = try #require(
            try SnapshotReader.workspace(agency.workspace, zones: ZoneCache(), db))
          let ada = try SnapshotReader.client(agency.ada, of: workspace, on: today, db)
          #expect(throws: Malformed.self, "\(sql)") { try ada?.snapshot.get() }
          if case .failure(let fault) = ada?.snapshot {
            #expect(fault.description.contains(place), "\(fault)")
          }
          let other = try SnapshotReader.client(agency.cleo, of: workspace, on: today, db)
          #expect(
            try Portals.describe(#require(other).snapshot.get())
              == Portals.describe(#require(cleo).snapshot.get()))
          return .rollback
        }
      }
    }
  }

  @Test("in an update's time fails its project's clients")
  func update() throws {
    try pastTheChecks("UPDATE project_update SET posted_at = 'yesterday' WHERE project = '\(agency.app)'")
    #expect(throws: Malformed.self) { try fixture.snapshot(of: agency.cleo) }
    #expect(try fixture.snapshot(of: agency.ada) != nil)
  }

  @Test(
    "in the settings is said so",
    arguments: [
      ("time_zone = 'Middle/Earth'", "there is no time zone Middle/Earth"), ("time_zone = ''", "time zone"),
      ("plan = 'free'", "plan free"),
    ])
  func settings(change: String, words: String) throws {
    try pastTheChecks("UPDATE workspace SET \(change) WHERE id = '\(agency.workspace)'")
    let fault = #expect(throws: Malformed.self) { try fixture.snapshot(of: agency.ada) }
    #expect(fault?.description.contains(words) == true)
  }

  @Test("but that is a number, or a text, is carried along and traps nothing")
  func numbers() throws {
    try fixture.execute("UPDATE access SET expires_on = '2026-11-01' WHERE client = '\(agency.ada)'")
    try pastTheChecks(
      """
      UPDATE milestone SET weight = 9223372036854775807; UPDATE milestone SET weight = -5 WHERE position = 1;
      UPDATE project SET done_count = 9223372036854775807, total_count = -1;
      UPDATE invoice_line SET tax_rate = -100000, price = -9223372036854775808, quantity = 9223372036854775807;
      UPDATE invoice SET discount_rate = -100000, prices_include_tax = 1;
      UPDATE payment_allocation SET amount = -9223372036854775808;
      UPDATE client SET name = CAST(X'ff00fe' AS TEXT), email = char(0) || 'x' WHERE id = '\(agency.ada)';
      """)
    let snapshot = try #require(try fixture.snapshot(of: agency.ada))
    // Money that does not add up is not paid: its invoice stays, and its page says what is wrong.
    #expect(Set(snapshot.invoices.map(\.id)) == [agency.openInvoice, agency.paidInvoice])
    for invoice in snapshot.invoices { #expect(throws: MoneyError.self) { try InvoiceTotals(of: invoice) } }
    let website = try #require(try fixture.snapshot(of: agency.ben)?.projects.first)
    #expect((0...100).contains(Progress(milestones: website.milestones, counts: website.counts).percent))
  }
}
