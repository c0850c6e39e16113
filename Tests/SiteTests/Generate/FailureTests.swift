import Portal
import Store
import TestSupport
import Testing

@testable import Site

@Suite("A page that cannot be made holds up nobody else")
struct FailureTests {
  private let overflow =
    "UPDATE invoice_line SET price = 9000000000000000000, quantity = 99999999 WHERE title = 'Design'"

  @Test("F-08: the last good page stays, the others are published, and the reason is kept")
  func poison() throws {
    let site = try TemporarySite()
    let invoice = "billing/\(site.agency.openInvoice)/index.html"
    let before = try site.page(invoice, of: site.agency.ada)
    try site.sql(overflow)
    try site.sql("UPDATE milestone SET title = 'Still published' WHERE title IN ('Design', 'Sketches')")
    let report = try site.generate()
    #expect(report.failed > 0)
    #expect(try site.page(invoice, of: site.agency.ada) == before)
    #expect(
      try site.page("projects/\(site.agency.website)/index.html", of: site.agency.ada)?.contains(
        "Still published") == true)
    #expect(try site.page("index.html", of: site.agency.cleo)?.contains("Still published") == true)
    let failures = try site.temporary.read { db in try PageFailures.all(limit: 10, db) }
    #expect(failures.contains { $0.page == invoice && $0.reason.contains("64 bits") })
    #expect(try site.temporary.read(ChangeLog.isEmpty))
  }

  @Test("it is tried again with growing pauses, and forgotten when it works")
  func retry() throws {
    let site = try TemporarySite()
    try site.sql(overflow)
    try site.generate()
    #expect(try site.generate().clients == 0)
    site.clock.set("2026-11-24T10:01:00.000Z")
    #expect(try site.generate().failed > 0)
    let attempts = try site.temporary.read { db in try PageFailures.all(limit: 10, db).map(\.attempts) }
    #expect(attempts.allSatisfy { $0 == 2 })
    site.clock.set("2026-11-24T10:02:30.000Z")
    #expect(try site.generate().clients == 0)
    try site.sql("UPDATE invoice_line SET price = 9500, quantity = 125000 WHERE title = 'Design'")
    try site.generate()
    #expect(try site.temporary.read(PageFailures.count) == 0)
    #expect(try site.differences() == [])
  }

  @Test("a row that no rule understands stops its client only, and the last good pages stay")
  func unreadable() throws {
    let site = try TemporarySite()
    let before = try site.page("index.html", of: site.agency.cleo)
    try site.temporary.write { db in
      try db.execute(sql: "PRAGMA ignore_check_constraints = ON")
      try db.execute(sql: "UPDATE milestone SET due_on = 'soon' WHERE title = 'Sketches'")
      try db.execute(sql: "UPDATE milestone SET title = 'Still published' WHERE title = 'Design'")
      try db.execute(sql: "PRAGMA ignore_check_constraints = OFF")
    }
    try site.generate()
    #expect(try site.page("index.html", of: site.agency.cleo) == before)
    #expect(try site.page("index.html", of: site.agency.ada)?.contains("Still published") == true)
    let failure = try #require(try site.temporary.read { db in try PageFailures.all(limit: 9, db) }.first)
    #expect(failure.key.client == site.agency.cleo && failure.reason.contains("due_on"))
  }

  @Test("a workspace with a time zone that does not exist keeps its pages, and another one goes on")
  func unknownZone() throws {
    let site = try TemporarySite()
    let stranger = try Agency.stranger(in: site.temporary)
    let before = try site.files()
    try site.sql("UPDATE workspace SET time_zone = 'Mars/Olympus' WHERE slug = 'northlight'")
    try site.generate()
    #expect(try site.files() == before)
    #expect(try !Files.entries(of: site.site.output.clients(stranger.workspace)).isEmpty)
    #expect(try site.temporary.read(PageFailures.count) == 3)
  }
}
