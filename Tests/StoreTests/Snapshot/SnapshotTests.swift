import GRDB
import Portal
import TestSupport
import Testing

@testable import Store

@Suite("A snapshot")
struct SnapshotTests {
  let fixture: SnapshotFixture
  var agency: Agency { fixture.agency }

  init() throws {
    fixture = try SnapshotFixture()
  }

  @Test("says of a project what a page needs")
  func project() throws {
    let snapshot = try #require(try fixture.snapshot(of: agency.ada))
    #expect(snapshot.client.name == "Ada Lind")
    #expect(snapshot.company.name == "Brightwater Oy")
    #expect(snapshot.workspace.branding.welcome == "Good to see you.")
    #expect(snapshot.hasPortal)
    #expect(snapshot.locale == "en-GB")
    #expect(snapshot.projects.map(\.name) == ["Brand", "Website"])
    let website = try #require(snapshot.projects.last)
    #expect(website.lead == "Jonas Berg")
    #expect(website.status == .inProgress)
    #expect(website.startsOn?.iso == "2026-09-01")
    #expect(website.endsOn?.iso == "2027-01-29")
    #expect(website.counts == nil)
    #expect(website.milestones.map(\.title) == ["Research", "Design", "Launch"])
    #expect(website.milestones.map(\.weight) == [1, 3, 2])
    #expect(website.milestones.map { $0.completedOn?.iso } == ["2026-09-28", nil, nil])
    #expect(website.updates.map(\.author) == ["Aino Salo", "Jonas Berg"], "newest first")
    #expect(website.updates.map(\.postedAt.iso) == ["2026-11-18T14:45:10.250Z", "2026-10-02T07:00:00.000Z"])
  }

  @Test("says of an invoice what a page needs")
  func invoice() throws {
    let snapshot = try #require(try fixture.snapshot(of: agency.ada))
    #expect(snapshot.invoices.map(\.id) == [agency.openInvoice, agency.paidInvoice], "newest first")
    let invoice = try #require(snapshot.invoices.first)
    #expect(invoice.currency.code == "EUR")
    #expect(invoice.lines.map(\.title) == ["Design", "Printed guide"])
    #expect(invoice.lines.map(\.quantity.tenThousandths) == [125_000, 10_000])
    #expect(invoice.lines.map(\.price) == [9_500, 40_000])
    #expect(invoice.lines.map(\.taxRate.thousandths) == [25_500, 14_000])
    #expect(Set(invoice.projects.map(\.name)) == ["Website", "Brand"])
    #expect(invoice.payments.map(\.amount) == [97_331])
    #expect(invoice.payments.map(\.on.iso) == ["2026-11-12"])
    let dollars = try #require(try fixture.snapshot(of: agency.cleo)?.invoices.first)
    #expect(dollars.currency.code == "USD")
    #expect(dollars.payments.map(\.kind) == [.processing])
  }

  @Test("carries discounts, deposits and counts")
  func details() throws {
    try fixture.execute(
      """
      UPDATE invoice SET discount_rate = 5000, deposit = 100 WHERE id = '\(agency.openInvoice)';
      UPDATE invoice SET discount_amount = 70, discount_label = 'Friends' WHERE id = '\(agency.paidInvoice)';
      UPDATE invoice_line SET discount_amount = 9 WHERE invoice = '\(agency.paidInvoice)';
      UPDATE invoice_line SET discount_rate = 1 WHERE invoice = '\(agency.openInvoice)' AND position = 2;
      UPDATE project SET done_count = 3, total_count = 8 WHERE id = '\(agency.brand)';
      """)
    let snapshot = try #require(try fixture.snapshot(of: agency.ada))
    #expect(snapshot.invoices.map(\.discount) == [.rate(Rate(thousandths: 5000)), .amount(70)])
    #expect(snapshot.invoices.map(\.discountLabel) == ["", "Friends"])
    #expect(snapshot.invoices.map { $0.deposit?.minor } == [100, nil])
    #expect(snapshot.invoices[0].lines.map(\.discount) == [.none, .rate(Rate(thousandths: 1))])
    #expect(snapshot.invoices[1].lines.map(\.discount) == [.amount(9)])
    #expect(snapshot.projects[0].counts == Project.Counts(done: 3, total: 8))
  }

  @Test("read in a range is the one read alone, for every client, and in the order of their ids")
  func ranges() throws {
    // More clients than the sample has, of both companies, some with nothing.
    let sample = agency
    try fixture.temporary.write { db in
      for number in 0..<40 {
        let client = try sample.addClient("Client \(number)", of: number % 3 == 0 ? sample.halden : nil, db)
        if number % 2 == 0 {
          try sample.giveAccess(client, to: [sample.website, sample.brand, sample.app][number % 3], db)
        }
        if number % 5 == 0 {
          try db.execute(
            sql: "UPDATE client SET erased_at = created_at WHERE id = $1", arguments: [client.text])
        }
      }
    }
    let today = try #require(Day(iso: Agency.today))
    try fixture.temporary.read { (db: Database) throws in
      let workspace = try #require(try SnapshotReader.workspace(agency.workspace, zones: ZoneCache(), db))
      let first = Client.ID(unchecked: "client_0")
      let all = try SnapshotReader.clients(
        in: first...Client.ID(unchecked: "client_zz"), of: workspace, on: today, db)
      #expect(all.count == 35)
      #expect(all.map(\.client) == all.map(\.client).sorted())
      let alone = try all.map { try SnapshotReader.client($0.client, of: workspace, on: today, db) }
      #expect(
        try alone.map { try Portals.describe(#require($0?.snapshot).get()) }
          == all.map { try Portals.describe($0.snapshot.get()) })
      // Any part of the range says the same of those in it.
      let part = try SnapshotReader.clients(in: all[7].client...all[19].client, of: workspace, on: today, db)
      #expect(
        try part.map { try Portals.describe($0.snapshot.get()) }
          == all[7...19].map { try Portals.describe($0.snapshot.get()) })
    }
  }

  @Test("of an unknown client, of another workspace's, or of an unknown workspace there is none")
  func nobody() throws {
    #expect(try fixture.snapshot(of: Client.ID(unchecked: "client_x")) == nil)
    #expect(try fixture.snapshot(of: fixture.stranger.ada) == nil)
    let none = try fixture.temporary.read { db in
      try SnapshotReader.workspace(Workspace.ID(unchecked: "ws_x"), zones: ZoneCache(), db) == nil
    }
    #expect(none)
  }

  @Test("never holds another workspace's rows, whatever ids it is asked with")
  func tenants() throws {
    let text = Portals.describe(try #require(try fixture.snapshot(of: agency.ada)))
    let ids = try fixture.temporary.read { db in
      try Schema.tables(db).flatMap { table -> [String] in
        guard try Schema.columns(of: table, db).contains("id"),
          !["change", "audit", "outbox"].contains(table)
        else { return [] }
        let column = table == "workspace" ? "id" : "workspace"
        return try String.fetchAll(
          db, sql: "SELECT id FROM \(table) WHERE \(column) = $1",
          arguments: [fixture.stranger.workspace.text])
      }
    }
    #expect(ids.count > 30)
    for id in ids { #expect(!text.contains(id)) }
    #expect(!text.contains("Fieldwork"))
    #expect(text.contains(agency.openInvoice.text), "so that a search that finds nothing would be noticed")
  }
}
