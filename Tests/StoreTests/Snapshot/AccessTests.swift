import GRDB
import Portal
import TestSupport
import Testing

@testable import Store

@Suite("Who sees what")
struct AccessTests {
  let fixture: SnapshotFixture
  var agency: Agency { fixture.agency }

  init() throws {
    fixture = try SnapshotFixture()
  }

  @Test("only a live access shows a project: to the end of its last day, and not once it is revoked")
  func projects() throws {
    #expect(try fixture.projects(of: agency.ada) == ["Brand", "Website"])
    #expect(try fixture.projects(of: agency.ben) == ["Website"])
    #expect(try fixture.projects(of: agency.cleo, on: "2026-12-31") == ["App"])
    #expect(try fixture.projects(of: agency.cleo, on: "2027-01-01") == [])
    try fixture.execute(
      "UPDATE access SET revoked_at = '2026-11-24T10:00:00.000Z' WHERE client = '\(agency.ada)'")
    #expect(try fixture.projects(of: agency.ada) == [])
    #expect(try fixture.snapshot(of: agency.ada)?.hasPortal == false)
    #expect(try fixture.projects(of: agency.ben) == ["Website"])
  }

  @Test("an invoice with projects is seen by those of its company whose access to one of them sees billing")
  func billing() throws {
    #expect(try fixture.invoices(of: agency.ada) == [agency.openInvoice, agency.paidInvoice])
    #expect(try fixture.invoices(of: agency.ben) == [], "Ben's access does not see billing")
    #expect(try fixture.invoices(of: agency.cleo) == [agency.dollarInvoice])
    // Access to the project is not enough: it is another company's bill.
    let sample = agency
    _ = try fixture.temporary.write { db in try sample.giveAccess(sample.cleo, to: sample.website, db) }
    #expect(try fixture.projects(of: agency.cleo) == ["App", "Website"])
    #expect(try fixture.invoices(of: agency.cleo) == [agency.dollarInvoice])
    // One of its projects is enough, and only that one is named.
    try fixture.execute(
      "UPDATE access SET revoked_at = '2026-11-24T10:00:00.000Z' WHERE client = '\(agency.ada)' AND project = '\(agency.website)'"
    )
    let invoices = try #require(try fixture.snapshot(of: agency.ada)?.invoices)
    #expect(invoices.map(\.id) == [agency.openInvoice])
    #expect(invoices.map { $0.projects.map(\.name) } == [["Brand"]])
  }

  @Test("an invoice without projects is seen by any access of its company")
  func noProject() throws {
    let sample = agency
    let invoice = try fixture.temporary.write { db in try sample.addInvoice(db) }
    #expect(try fixture.invoices(of: agency.ada).contains(invoice))
    #expect(try fixture.invoices(of: agency.ben) == [invoice], "though his access does not see billing")
    #expect(try !fixture.invoices(of: agency.cleo).contains(invoice))
    let nobody = try fixture.temporary.write { db in try sample.addClient("Nobody", db) }
    #expect(try fixture.invoices(of: nobody) == [], "without any access")
  }

  @Test("a draft is a preview, where the workspace shows them, and nothing else")
  func drafts() throws {
    #expect(try !fixture.invoices(of: agency.ada).contains(agency.draftInvoice))
    try fixture.execute(
      "UPDATE workspace SET drafts_as_previews = 1 WHERE id = '\(fixture.stranger.workspace)'")
    #expect(try !fixture.invoices(of: agency.ada).contains(agency.draftInvoice))
    try fixture.execute("UPDATE workspace SET drafts_as_previews = 1 WHERE id = '\(agency.workspace)'")
    let draft = try fixture.snapshot(of: agency.ada)?.invoices.first { $0.id == agency.draftInvoice }
    #expect(draft?.stage == .draft)
    #expect(draft?.lines.count == 1)
  }

  @Test("a voided invoice stays, as void")
  func void() throws {
    try fixture.execute("UPDATE invoice SET stage = 'void' WHERE id = '\(agency.openInvoice)'")
    let invoice = try fixture.snapshot(of: agency.ada)?.invoices.first { $0.id == agency.openInvoice }
    #expect(invoice?.stage == .void)
  }

  @Test("who has no access left that did not expire keeps what is unpaid, until paid and 30 days more")
  func expired() throws {
    try fixture.execute("UPDATE access SET expires_on = '2026-11-01' WHERE client = '\(agency.ada)'")
    // Paid on 12 October, half paid.
    #expect(
      try fixture.invoices(of: agency.ada, on: "2026-11-01") == [agency.openInvoice, agency.paidInvoice])
    #expect(try fixture.projects(of: agency.ada, on: "2026-11-02") == [])
    #expect(
      try fixture.invoices(of: agency.ada, on: "2026-11-11") == [agency.openInvoice, agency.paidInvoice])
    #expect(try fixture.invoices(of: agency.ada, on: "2026-11-12") == [agency.openInvoice])
    #expect(try fixture.invoices(of: agency.ada, on: "2030-01-01") == [agency.openInvoice], "until paid")
    let sample = agency
    _ = try fixture.temporary.write { db in
      try sample.addPayment(of: 97_300, on: "2026-12-01", for: [sample.openInvoice], db)
    }
    #expect(try fixture.invoices(of: agency.ada, on: "2026-12-31") == [agency.openInvoice])
    #expect(try fixture.invoices(of: agency.ada, on: "2027-01-01") == [])
    #expect(try fixture.snapshot(of: agency.ada, on: "2027-01-01")?.hasPortal == false)
  }

  @Test("who expired keeps no drafts, no void ones, and nothing once revoked")
  func expiredLeavings() throws {
    try fixture.execute(
      """
      UPDATE access SET expires_on = '2026-11-01' WHERE client = '\(agency.ada)';
      UPDATE workspace SET drafts_as_previews = 1;
      UPDATE invoice SET stage = 'void' WHERE id = '\(agency.paidInvoice)';
      """)
    #expect(try fixture.invoices(of: agency.ada) == [agency.openInvoice])
    #expect(try fixture.snapshot(of: agency.ada)?.invoices.first?.projects.isEmpty == true)
    try fixture.execute(
      "UPDATE access SET revoked_at = '2026-11-24T10:00:00.000Z' WHERE client = '\(agency.ada)'")
    #expect(try fixture.invoices(of: agency.ada) == [])
  }

  @Test("payments that failed are no payments, and money of other invoices counts nothing")
  func payments() throws {
    let sample = agency
    try fixture.temporary.write { db in
      try sample.addPayment(of: 50, kind: "failed", for: [sample.openInvoice], db)
      let both = try sample.addPayment(
        of: 100, kind: "refunded", for: [sample.openInvoice, sample.paidInvoice], db)
      #expect(!both.isEmpty)
    }
    let invoices = try #require(try fixture.snapshot(of: agency.ada)?.invoices)
    #expect(Set(invoices[0].payments.map { "\($0.kind) \($0.amount)" }) == ["received 97331", "refunded 50"])
    #expect(
      Set(invoices[1].payments.map { "\($0.kind) \($0.amount)" }) == ["received 251000", "refunded 50"])
  }

  @Test("an erased client has no snapshot")
  func erased() throws {
    try fixture.execute(
      """
      UPDATE client SET name = '', email = id || '@erased.invalid', erased_at = '2026-11-24T10:00:00.000Z'
      WHERE id = '\(agency.ada)'
      """)
    #expect(try fixture.snapshot(of: agency.ada) == nil)
    #expect(try fixture.snapshot(of: agency.ben) != nil)
  }
}
