import GRDB
import Portal
import TestSupport
import Testing

@testable import Store

@Suite("What held when an invoice was sent")
struct IssuedTablesTests {
  let agencies: TwoAgencies
  private var agency: Agency { agencies.agency }
  private var sent: String { "invoice = '\(agency.openInvoice)'" }

  init() throws { agencies = try TwoAgencies() }

  @Test("is taken over by the statement that sends it, and stays")
  func taken() throws {
    let draft = agency.draftInvoice
    try agencies.temporary.write { db in
      #expect(try IssuedInvoices.issuance(draft, in: agency.workspace, db) == nil)
      try agency.put(draft, on: agency.website, db)
      try db.execute(sql: "UPDATE invoice SET number = 'X-1', stage = 'sent' WHERE id = '\(draft)'")
      let taken = try #require(try IssuedInvoices.issuance(draft, in: agency.workspace, db))
      #expect(taken.legalName == "Northlight Studio Oy" && taken.buyer.name == "Brightwater Oy")
      try db.execute(
        sql: """
          UPDATE workspace SET legal_name = 'X', tax_id = 'X', iban = 'X', accent = '#000000';
          UPDATE company SET name = 'X', tax_id = 'X', address = 'X';
          UPDATE project SET name = 'X'
          """)
      #expect(try IssuedInvoices.issuance(draft, in: agency.workspace, db) == taken)
      let facts = try #require(try IssuedInvoices.find(draft, in: agency.workspace, db))
      #expect(facts.invoice.projects.map(\.name) == ["Website"])
      #expect(try IssuedInvoices.find(draft, in: agencies.stranger.workspace, db) == nil)
    }
  }

  @Test("is of every invoice that was sent before there was such a table")
  func before() throws {
    let temporary = try TemporaryStore(migrated: false)
    try temporary.byHand { db in try db.execute(sql: "SELECT 1") }
    let queue = try DatabaseQueue(path: temporary.store.path)
    try Migrations.migrator().migrate(queue, upTo: "12 invoices that come again")
    let (agency, void) = try queue.write { db in
      let agency = try Agency.sample(db)
      return (agency, try agency.addInvoice(for: [agency.brand], stage: .void, db))
    }
    try queue.close()
    try temporary.store.migrate()
    try temporary.read { db in
      let issued = try Set(String.fetchAll(db, sql: "SELECT invoice FROM issued_invoice"))
      let all = [agency.openInvoice, agency.paidInvoice, agency.dollarInvoice, void]
      #expect(issued == Set(all.map(\.text)))
      let facts = try #require(try IssuedInvoices.find(void, in: agency.workspace, db))
      #expect(facts.invoice.issuance?.name == "Northlight Studio")
      #expect(facts.invoice.projects.map(\.name) == ["Brand"])
    }
  }

  @Test("is locked, with the documents that were given out")
  func locked() throws {
    let (agency, draft) = (agency, agency.draftInvoice)
    let hash = String(repeating: "d", count: 64)
    try agencies.temporary.byHand { db in
      try db.insert(
        "blob",
        [
          "workspace": agency.workspace.text, "sha256": hash, "size": 10, "media_type": "application/pdf",
          "stored_at": Agency.created,
        ])
      let values =
        "'\(agency.workspace)', '\(agency.openInvoice)', 'fr', '\(hash)', NULL, '\(Agency.created)'"
      try db.execute(sql: "INSERT INTO invoice_document VALUES (\(values))")
      let copy = "SELECT * FROM issued_invoice WHERE \(sent)"
      for sql in [
        "UPDATE issued_invoice SET seller_name = 'X' WHERE \(sent)",
        "UPDATE OR REPLACE issued_invoice SET iban = NULL WHERE \(sent)",
        "DELETE FROM issued_invoice WHERE \(sent)", "INSERT INTO issued_invoice \(copy)",
        "INSERT OR REPLACE INTO issued_invoice \(copy)",
        "INSERT INTO issued_invoice_project VALUES ('\(agency.workspace)', '\(agency.openInvoice)', '\(agency.app)', 'X')",
        "UPDATE invoice_document SET pdf = '\(String(repeating: "e", count: 64))' WHERE \(sent)",
        "DELETE FROM invoice_document WHERE \(sent)",
        "INSERT OR REPLACE INTO invoice_document VALUES (\(values))",
        "INSERT INTO invoice_document VALUES ('\(agency.workspace)', '\(draft)', 'de', '\(hash)', NULL, '\(Agency.created)')",
        "UPDATE blob SET purged_at = stored_at WHERE sha256 = '\(hash)'",
        "UPDATE blob SET size = 11 WHERE sha256 = '\(hash)'", "DELETE FROM blob WHERE sha256 = '\(hash)'",
        """
        INSERT OR REPLACE INTO blob (workspace, sha256, size, media_type, stored_at)
        VALUES ('\(agency.workspace)', '\(hash)', 1, 'text/plain', '\(Agency.created)')
        """,
      ] {
        let refusal = try db.attempt(sql)
        #expect(refusal?.message?.hasPrefix("locked: ") == true, "\(sql)")
      }
    }
  }
}
