import Foundation
import GRDB
import Portal
import PorticoCrypto
import Store
import TestSupport
import Testing
import Vault

@testable import Actions

@Suite("The demo agency")
struct DemoAgencyTests {
  /// The repository's `site-templates/demo`.
  static let media = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../site-templates/demo").standardized.path

  @Test(
    "is a file in the import format, dated by the day on which it is loaded, and loads again without harm")
  func loads() throws {
    let temporary = try TemporaryStore()
    let vault = try Vault(at: temporary.folder.appending(path: "vault").path)
    let importer = Importer(
      store: temporary.store, vault: vault, random: .system, now: { Instant(seconds: 1_795_545_600) })
    let today = try #require(Day(iso: "2026-11-24"))
    let document = DemoAgency.document(today: today)
    _ = try importer.importBytes(document, named: "demo", files: Self.media)
    let again = try importer.importBytes(document, named: "demo", files: Self.media)
    #expect(again.isUnchanged)
    try temporary.read { (db: Database) throws -> Void in
      #expect(try Int.fetchOne(db, sql: "SELECT count(*) FROM client") == 13)
      #expect(try Int.fetchOne(db, sql: "SELECT count(*) FROM project") == 12)
      #expect(
        try String.fetchAll(db, sql: "SELECT DISTINCT currency FROM invoice ORDER BY 1") == [
          "EUR", "GBP", "JPY", "USD",
        ])
      #expect(
        try String.fetchOne(db, sql: "SELECT due_on FROM milestone WHERE title = 'Final artwork'")
          == "2026-11-27")
      let emails = Set(try String.fetchAll(db, sql: "SELECT email FROM client"))
      #expect(emails.isSuperset(of: DemoAgency.clients))
      for (table, count) in [
        ("deliverable", 50), ("version", 68), ("version_file", 75), ("comment", 32), ("approval", 27),
        ("change_request", 24), ("file", 13), ("file_request", 4), ("feedback", 8), ("feedback_message", 16),
      ] {
        #expect(try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table)") == count, "\(table)")
      }
      #expect(
        try Int.fetchOne(
          db,
          sql: "SELECT count(*) FROM blob WHERE media_type LIKE 'image/%' AND width IS NULL") == 0)
    }
  }

  @Test("without its media nothing is loaded, and it is said which folder is missing")
  func noMedia() throws {
    let place = try TemporaryImport()
    #expect(throws: DemoAgency.Failure.noMedia(folder: "/nowhere/demo")) {
      try DemoAgency.load(through: place.importer, today: Day(number: 20_000), media: "/nowhere/demo")
    }
    #expect(try place.isEmpty())
  }

  @Test("no distance is left in it, and everything else is untouched")
  func dates() throws {
    let text = String(decoding: DemoAgency.document(today: Day(number: 20_000)), as: UTF8.self)
    #expect(!text.contains("\"@"))
    #expect(text.contains("mara@fjell.example") && text.hasSuffix("}\n"))
    #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(text.utf8)) }
  }
}
