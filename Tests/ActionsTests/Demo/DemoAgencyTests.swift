import Foundation
import GRDB
import Portal
import PorticoCrypto
import Store
import TestSupport
import Testing

@testable import Actions

@Suite("The demo agency")
struct DemoAgencyTests {
  @Test(
    "is a file in the import format, dated by the day on which it is loaded, and loads again without harm")
  func loads() throws {
    let temporary = try TemporaryStore()
    let importer = Importer(store: temporary.store, random: .system, now: { Instant(seconds: 1_795_545_600) })
    let today = try #require(Day(iso: "2026-11-24"))
    let document = DemoAgency.document(today: today)
    _ = try importer.importBytes(document, named: "demo")
    let again = try importer.importBytes(document, named: "demo")
    #expect(again.isUnchanged)
    try temporary.read { (db: Database) throws -> Void in
      #expect(try Int.fetchOne(db, sql: "SELECT count(*) FROM client") == 3)
      #expect(try Int.fetchOne(db, sql: "SELECT count(*) FROM project") == 4)
      #expect(
        try String.fetchAll(db, sql: "SELECT DISTINCT currency FROM invoice ORDER BY 1") == ["EUR", "USD"])
      #expect(
        try String.fetchOne(db, sql: "SELECT due_on FROM milestone WHERE title = 'Final artwork'")
          == "2026-11-27")
      #expect(
        try String.fetchAll(db, sql: "SELECT email FROM client ORDER BY 1") == DemoAgency.clients.sorted())
    }
  }

  @Test("no distance is left in it, and everything else is untouched")
  func dates() throws {
    let text = String(decoding: DemoAgency.document(today: Day(number: 20_000)), as: UTF8.self)
    #expect(!text.contains("\"@"))
    #expect(text.contains("mara@fjell.example") && text.hasSuffix("}\n"))
    #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(text.utf8)) }
  }
}
