import GRDB
import Portal
import TestSupport
import Testing

@testable import Store

/// Two agencies, and short words for what a client of the first may see on a day.
struct SnapshotFixture {
  let temporary: TemporaryStore
  let agency: Agency
  let stranger: Agency

  init() throws {
    temporary = try TemporaryStore()
    agency = try Agency.sample(in: temporary)
    stranger = try Agency.stranger(in: temporary)
  }

  func snapshot(of client: Client.ID, on day: String = Agency.today) throws -> ClientSnapshot? {
    try reading(of: client, on: day)?.snapshot.get()
  }

  func reading(of client: Client.ID, on day: String = Agency.today) throws -> SnapshotReader.Reading? {
    let today = try #require(Day(iso: day))
    return try temporary.read { db in
      guard let workspace = try SnapshotReader.workspace(agency.workspace, zones: ZoneCache(), db) else {
        return nil
      }
      return try SnapshotReader.client(client, of: workspace, on: today, db)
    }
  }

  func projects(of client: Client.ID, on day: String = Agency.today) throws -> [String] {
    try snapshot(of: client, on: day)?.projects.map(\.name) ?? []
  }

  func invoices(of client: Client.ID, on day: String = Agency.today) throws -> Set<Invoice.ID> {
    Set(try snapshot(of: client, on: day)?.invoices.map(\.id) ?? [])
  }

  /// Locks on money are not what is tried with these.
  func execute(_ sql: String) throws {
    try temporary.write { db in try db.withoutMoneyLocks { try db.execute(sql: sql) } }
  }
}
