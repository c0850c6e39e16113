import GRDB
import Portal
import TestSupport
import Testing

@testable import Store

@Suite("The next invoice that comes by itself")
struct UpcomingTests {
  private let temporary: TemporaryStore
  private let agency: Agency

  init() throws {
    temporary = try TemporaryStore()
    agency = try Agency.sample(in: temporary)
  }

  private func upcoming(_ client: Client.ID, on day: String = Agency.today) throws -> [String] {
    try temporary.read { db in
      let workspace = try #require(try SnapshotReader.workspace(agency.workspace, zones: ZoneCache(), db))
      let today = try #require(Day(iso: day))
      let reading = try SnapshotReader.client(client, of: workspace, on: today, db)
      return try #require(reading).snapshot.get().upcoming.map { "\($0.title) \($0.day) \($0.total.plain)" }
    }
  }

  private func write(_ sql: String) throws { try temporary.write { db in try db.execute(sql: sql) } }

  @Test("is announced to those of its company who would see the invoice")
  func viewers() throws {
    try temporary.write { db in
      try agency.addRecurring("Hosting", for: [agency.website], db)
      try agency.addRecurring("Care", db)
    }
    #expect(try Set(upcoming(agency.ada)) == ["Hosting 2026-12-01 480.00", "Care 2026-12-01 480.00"])
    // Ben does not see the website's billing; what is for no project is for all of the company.
    #expect(try upcoming(agency.ben) == ["Care 2026-12-01 480.00"])
    #expect(try upcoming(agency.cleo) == [])
  }

  @Test("is announced until its day is over, and not while it is paused, ended or of an unknown sum")
  func gone() throws {
    _ = try temporary.write { db in try agency.addRecurring("Care", db) }
    #expect(try upcoming(agency.ada, on: "2026-12-01").count == 1)
    #expect(try upcoming(agency.ada, on: "2026-12-02") == [])
    for change in ["is_paused = 1", "next_on = NULL", "total = NULL"] {
      try write("UPDATE recurring_invoice SET is_paused = 0, next_on = '2026-12-01', total = 1")
      #expect(try upcoming(agency.ada).count == 1)
      try write("UPDATE recurring_invoice SET \(change)")
      #expect(try upcoming(agency.ada) == [], "\(change)")
    }
  }

  @Test("is not announced to whose access ended")
  func ended() throws {
    _ = try temporary.write { db in try agency.addRecurring("Care", db) }
    try write(
      "UPDATE access SET revoked_at = '2026-11-01T00:00:00.000Z' WHERE project <> '\(agency.website)'")
    try write("UPDATE access SET expires_on = '2026-11-23' WHERE project = '\(agency.website)'")
    #expect(try upcoming(agency.ada) == [])
  }
}
