import GRDB
import Portal
import TestSupport
import Testing

@testable import Store

@Suite("Statements")
struct StatementTests {
  let temporary: TemporaryStore
  let agency: Agency
  let stranger: Agency

  init() throws {
    temporary = try TemporaryStore()
    agency = try Agency.sample(in: temporary)
    stranger = try Agency.stranger(in: temporary)
  }

  @Test("clients are paged by id, within their workspace")
  func clients() throws {
    let sorted = agency.clients.sorted()
    try temporary.read { (db: Database) throws in
      #expect(try Clients.ids(of: agency.workspace, after: nil, limit: 2, db) == Array(sorted[..<2]))
      #expect(try Clients.ids(of: agency.workspace, after: sorted[1], limit: 2, db) == [sorted[2]])
      #expect(try Clients.ids(of: agency.workspace, after: sorted[2], limit: 2, db) == [])
      #expect(try Clients.count(of: agency.workspace, db) == 3)
      #expect(try Clients.exists(agency.key(agency.ada), db))
      #expect(try !Clients.exists(agency.key(stranger.ada), db))
      #expect(try Clients.key(of: stranger.ada, db) == stranger.key(stranger.ada))
      #expect(try Clients.key(of: Client.ID(unchecked: "client_x"), db) == nil)
    }
  }

  @Test("a plan is set for one workspace, and for that one only")
  func plan() throws {
    try temporary.write { (db: Database) throws in
      try Workspaces.setPlan(.starter, of: agency.workspace, db)
      #expect(try Workspaces.overview(db).map(\.plan) == ["starter", "scale"])
      #expect(try Workspaces.overview(db).map(\.clients) == [3, 3])
      #expect(try Workspaces.ids(db) == [agency.workspace, stranger.workspace])
      #expect(try Workspaces.find(slug: "fieldwork", db) == stranger.workspace)
      #expect(try Workspaces.find(slug: "nobody", db) == nil)
    }
  }

  @Test("what is due next comes first, and is set and forgotten for each client")
  func nextChanges() throws {
    let (ada, ben) = (agency.key(agency.ada), agency.key(agency.ben))
    let noon = try #require(Instant(iso: "2026-11-24T12:00:00.000Z"))
    try temporary.write { (db: Database) throws in
      #expect(try NextChanges.earliest(db) == nil)
      try NextChanges.set(ada, noon, db)
      try NextChanges.set(ben, noon.adding(seconds: -1), db)
      #expect(try NextChanges.earliest(db) == noon.adding(seconds: -1))
      #expect(try NextChanges.due(at: noon.adding(seconds: -2), limit: 9, db) == [])
      #expect(try NextChanges.due(at: noon, limit: 9, db) == [ben, ada])
      #expect(try NextChanges.due(at: noon, limit: 1, db) == [ben])
      try NextChanges.set(ben, noon.adding(seconds: 60), db)
      #expect(try NextChanges.due(at: noon, limit: 9, db) == [ada])
      try NextChanges.set(ada, nil, db)
      #expect(try NextChanges.due(at: noon, limit: 9, db) == [])
    }
  }

  @Test("pages that a clock made which has been set back since are due")
  func clockSetBack() throws {
    let (ada, ben) = (agency.key(agency.ada), agency.key(agency.ben))
    let noon = try #require(Instant(iso: "2026-11-24T12:00:00.000Z"))
    try temporary.write { (db: Database) throws in
      try NextChanges.set(ada, noon.adding(seconds: 25 * 3600), db)
      #expect(try NextChanges.due(at: noon, limit: 9, db) == [], "the longest day has 25 hours")
      try NextChanges.set(ben, noon.adding(seconds: 40 * 86_400), db)
      #expect(try NextChanges.due(at: noon, limit: 9, db) == [ben])
    }
  }

  @Test("a page that keeps failing is tried again after growing pauses, and forgotten when it is made")
  func failures() throws {
    let ada = agency.key(agency.ada)
    var now = try #require(Instant(iso: "2026-11-24T12:00:00.000Z"))
    try temporary.write { (db: Database) throws in
      for (attempt, pause) in [60, 120, 240, 480, 960, 1920, 3600, 3600].enumerated() {
        try PageFailures.replace(of: ada, with: [("billing/", "it is broken")], at: now, db)
        #expect(try PageFailures.all(limit: 9, db).map(\.attempts) == [attempt + 1])
        #expect(try PageFailures.earliest(db) == now.adding(seconds: Int64(pause)))
        #expect(try PageFailures.due(at: now.adding(seconds: Int64(pause) - 1), limit: 9, db) == [])
        now = now.adding(seconds: Int64(pause))
        #expect(try PageFailures.due(at: now, limit: 9, db) == [ada])
      }
      // Another page instead begins anew.
      try PageFailures.replace(of: ada, with: [("", "no snapshot"), ("projects/", "x")], at: now, db)
      #expect(try PageFailures.all(limit: 9, db).map(\.attempts) == [1, 1])
      #expect(try PageFailures.count(db) == 2)
      try PageFailures.replace(of: ada, with: [], at: now, db)
      #expect(try PageFailures.count(db) == 0)
    }
  }

  @Test("a setting is what it was last set to")
  func settings() throws {
    try temporary.write { (db: Database) throws in
      #expect(try Setting.epoch.value(db) == nil)
      try Setting.epoch.set("1", db)
      try Setting.epoch.set("2", db)
      #expect(try Setting.epoch.value(db) == "2")
    }
  }
}
