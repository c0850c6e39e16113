import Foundation
import GRDB
import Portal
import PorticoCrypto
import Store
import Synchronization
import TestSupport
import Testing
import Vault

@testable import Site

/// What an invoice's file says is what held when it was sent (§ 14 UStG, GoBD), whoever asks for it when.
@Suite("The documents of a sent invoice")
struct IssuedDocumentTests {
  let temporary: TemporarySite
  var agency: Agency { temporary.agency }

  init() throws {
    temporary = try TemporarySite(generated: false)
    // An e-invoice needs to know where the buyer is.
    try temporary.temporary.write { db in
      try db.withoutLocks(of: ["issued"]) {
        try db.execute(sql: "UPDATE issued_invoice SET buyer_country = 'FI'")
      }
    }
  }

  private func asked(_ file: Site.IssuedFile, _ invoice: Invoice.ID? = nil, locale: String = "en") throws
    -> [UInt8]?
  {
    try temporary.site.issued(
      file, of: invoice ?? agency.openInvoice, from: try workspace(), locale: locale)
  }

  private func workspace() throws -> Workspace {
    try #require(
      try temporary.temporary.read { db in
        try SnapshotReader.workspace(agency.workspace, zones: ZoneCache(), db)
      })
  }

  private func count(_ table: String) throws -> Int? {
    try temporary.temporary.read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table)") }
  }

  /// Everything that a document once read of today.
  private func editEverything() throws {
    try temporary.sql(
      """
      UPDATE workspace SET name = 'Other', legal_name = 'Other GmbH', address = 'Elsewhere 1', country = 'DE',
        tax_id = 'DE136695976', registration_id = 'HRB 9', bank_holder = 'Other GmbH',
        iban = 'DE89370400440532013000', bic = 'COBADEFFXXX', accent = '#aa3300', logo = NULL, locale = 'en'
      """)
    try temporary.sql("UPDATE company SET name = 'Bright', address = 'New 2', country = 'NO', tax_id = 'NO1'")
    try temporary.sql("UPDATE project SET name = 'Renamed'")
  }

  @Test("stay the same bytes, whatever is edited afterwards")
  func same() throws {
    let (pdf, xml) = (try asked(.pdf), try asked(.xml))
    #expect(pdf?.starts(with: Array("%PDF-".utf8)) == true)
    try editEverything()
    #expect(try asked(.pdf) == pdf)
    #expect(try asked(.xml) == xml)
    #expect(try count("invoice_document") == 1)
  }

  @Test("say what held then in a language that is asked for first a year later")
  func later() throws {
    let before = try temporary.temporary.read { db in
      try IssuedInvoices.find(agency.openInvoice, in: agency.workspace, db)
    }
    let facts = try #require(before)
    let expected = try temporary.site.document(
      of: facts.invoice, from: try workspace(), to: facts.billed, locale: "de", on: facts.invoice.issuedOn
    ).pdf()
    try editEverything()
    temporary.clock.set("2027-11-24T10:00:00.000Z")
    #expect(try asked(.pdf, locale: "de") == expected)
    let xml = String(decoding: try #require(try asked(.xml, locale: "de")), as: UTF8.self)
    #expect(xml.contains("Northlight Studio Oy") && xml.contains("Brightwater Oy"))
    for new in ["Other", "DE136695976", "Elsewhere", "Bright<", "DE89370400440532013000"] {
      #expect(!xml.contains(new), "\(new)")
    }
  }

  @Test(
    "know nothing of what was paid since, nor of being void",
    arguments: [
      "DELETE FROM payment_allocation",
      "UPDATE invoice SET stage = 'void', voided_at = created_at WHERE stage = 'sent'",
    ])
  func standing(change: String) throws {
    let paid = try #require(try asked(.pdf))
    // The same rows by the same seed, but for this.
    let other = try Self()
    try other.temporary.sql(change)
    #expect(try other.asked(.pdf) == paid)
    try temporary.sql(change)
    #expect(try asked(.pdf) == paid)
  }

  @Test("of two who ask at once come from one row")
  func atOnce() throws {
    let all = Mutex<Set<[UInt8]>>([])
    DispatchQueue.concurrentPerform(iterations: 6) { _ in
      guard let bytes = try? asked(.pdf) else { return }
      _ = all.withLock { $0.insert(bytes) }
    }
    #expect(all.withLock { $0.count } == 1)
    #expect(try count("invoice_document") == 1)
  }

  @Test("that were made and not written down, for the process was killed, are made again, the same")
  func killed() throws {
    try temporary.sql(
      """
      CREATE TRIGGER killed BEFORE INSERT ON invoice_document BEGIN SELECT RAISE(ABORT, 'killed'); END
      """)
    #expect(throws: DatabaseError.self) { try asked(.pdf) }
    #expect(try count("invoice_document") == 0)
    let left = try Files.walk("\(temporary.site.vault.root)").filter { !$0.hasPrefix("incoming") }
    try temporary.sql("DROP TRIGGER killed")
    let bytes = try #require(try asked(.pdf))
    #expect(left.contains { $0.hasSuffix(SHA256.digest(of: bytes).hex) })
    #expect(try Files.walk("\(temporary.site.vault.root)").filter { !$0.hasPrefix("incoming") } == left)
    #expect(try count("invoice_document") == 1)
  }

  @Test("are never given out damaged, and the vault's check knows them")
  func damaged() throws {
    let bytes = try #require(try asked(.pdf))
    let digest = SHA256.digest(of: bytes)
    #expect(try temporary.temporary.read(Blobs.kept).contains(digest.hex))
    let root = temporary.site.vault.root
    let path = try #require(try Files.walk(root).first { $0.hasSuffix(digest.hex) })
    var other = bytes
    other[100] ^= 1
    try FileManager.default.removeItem(atPath: "\(root)/\(path)")
    try Data(other).write(to: URL(filePath: "\(root)/\(path)"))
    #expect(throws: VaultError.self) { try asked(.pdf) }
  }

  @Test("are none of a draft's, nor another agency's")
  func none() throws {
    #expect(try asked(.pdf, agency.draftInvoice) == nil)
    let stranger = try Agency.stranger(in: temporary.temporary)
    #expect(try asked(.pdf, stranger.openInvoice) == nil)
    #expect(try count("invoice_document") == 0)
  }
}
