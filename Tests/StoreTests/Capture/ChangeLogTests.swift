import GRDB
import Portal
import TestSupport
import Testing

@testable import Store

@Suite("The change log")
struct ChangeLogTests {
  let temporary: TemporaryStore
  let agency: Agency

  init() throws {
    temporary = try TemporaryStore()
    agency = try Agency.sample(in: temporary)
    try temporary.write { db in try db.execute(sql: "DELETE FROM change") }
  }

  @Test("an emptied log never gives an id twice, and keeps its position")
  func ids() throws {
    let key = agency.key(agency.ada)
    try temporary.write { db in
      var last = try ChangeLog.position(db)
      #expect(last > 0)
      for _ in 0..<3 {
        try ChangeLog.touch(key, db)
        let position = try ChangeLog.position(db)
        #expect(position > last)
        last = position
        try ChangeLog.forget(key, upTo: position, db)
        #expect(try ChangeLog.isEmpty(db))
        #expect(try ChangeLog.position(db) == position)
      }
    }
  }

  @Test("an empty database has a log at its beginning")
  func beginning() throws {
    let empty = try TemporaryStore()
    let (position, count) = try empty.read { db in (try ChangeLog.position(db), try ChangeLog.count(db)) }
    #expect(position == 0)
    #expect(count == 0)
  }

  @Test("clients wait in the order in which they changed, each once, and apart from whole workspaces")
  func waiting() throws {
    let (ada, ben, cleo) = (agency.key(agency.ada), agency.key(agency.ben), agency.key(agency.cleo))
    try temporary.write { db in
      try ChangeLog.touchEverything(db)
      for key in [ben, ben, ada, ben, cleo] { try ChangeLog.touch(key, db) }
      #expect(try ChangeLog.waitingClients(rows: 100, db) == [ben, ada, cleo])
      #expect(try ChangeLog.waitingClients(rows: 3, db) == [ben, ada])
      #expect(try ChangeLog.waitingClients(rows: 1, db) == [ben])
      #expect(try ChangeLog.count(db) == 6)
      let workspaces = try ChangeLog.waitingWorkspaces(db)
      #expect(workspaces.map(\.workspace) == [agency.workspace])
      #expect(workspaces.map(\.last) == [try ChangeLog.position(db) - 5])
    }
  }

  @Test("only what a snapshot saw of a client is forgotten")
  func forgetting() throws {
    let (ada, ben) = (agency.key(agency.ada), agency.key(agency.ben))
    try temporary.write { db in
      try ChangeLog.touch(ada, db)
      try ChangeLog.touch(ben, db)
      try ChangeLog.touchEverything(db)
      let seen = try ChangeLog.position(db)
      try ChangeLog.touch(ada, db)
      try ChangeLog.touchEverything(db)
      try ChangeLog.forget(ada, upTo: seen, db)
      #expect(try ChangeLog.waitingClients(rows: 100, db) == [ben, ada])
      try ChangeLog.forgetWorkspace(agency.workspace, upTo: seen, db)
      #expect(try ChangeLog.waitingWorkspaces(db).count == 1)
      #expect(try ChangeLog.count(db) == 3)
      try ChangeLog.forgetWorkspace(agency.workspace, upTo: .max, db)
      #expect(try ChangeLog.waitingWorkspaces(db).isEmpty)
      #expect(try ChangeLog.count(db) == 2)
    }
  }

  @Test("a change of one client costs one entry, and of one row no more entries than clients see it")
  func economy() throws {
    let sample = agency
    try temporary.write { db in
      for (sql, entries) in [
        ("UPDATE milestone SET title = 'x' WHERE project = '\(sample.website)' AND position = 1", 2),
        ("UPDATE client SET name = 'x' WHERE id = '\(sample.ada)'", 1),
        ("UPDATE workspace SET name = 'x' WHERE id = '\(sample.workspace)'", 1),
        ("UPDATE invoice SET notes = 'x' WHERE id = '\(sample.openInvoice)'", 2),
        ("UPDATE payment SET paid_on = '2026-11-01' WHERE company = '\(sample.halden)'", 1),
      ] {
        let effect = try Effect.of(sample, db) { try $0.execute(sql: sql) }
        #expect(effect.entries == entries, "\(sql)")
      }
      // One payment for two invoices of a company is one change for each of its clients.
      let both = try sample.addPayment(of: 10, for: [sample.openInvoice, sample.paidInvoice], db)
      let effect = try Effect.of(sample, db) {
        try $0.execute(sql: "UPDATE payment SET paid_on = '2026-11-01' WHERE id = $1", arguments: [both])
      }
      #expect(effect.entries == 2)
    }
  }

  @Test(
    "triggers that are others than the rules', or fewer, are made anew, and everything is logged as changed")
  func reinstalled() throws {
    let tampering = [
      "DROP TRIGGER capture_milestone_update",
      """
      DROP TRIGGER capture_milestone_update;
      CREATE TRIGGER capture_milestone_update AFTER UPDATE ON milestone BEGIN SELECT 1; END
      """,
      "CREATE TRIGGER capture_old AFTER UPDATE ON milestone BEGIN SELECT 1; END",
    ]
    let triggers = "SELECT sql FROM sqlite_master WHERE name GLOB 'capture_*' ORDER BY name"
    let before = try temporary.read { db in try String.fetchAll(db, sql: triggers) }
    #expect(before.count == CaptureRule.all.count * 5)
    for sql in tampering {
      try temporary.byHand { db in try db.execute(sql: "\(sql); DELETE FROM change") }
      try temporary.store.migrate()
      try temporary.read { (db: Database) throws in
        #expect(try String.fetchAll(db, sql: triggers) == before, "\(sql)")
        #expect(try ChangeLog.waitingWorkspaces(db).map(\.workspace) == [agency.workspace], "\(sql)")
      }
    }
    try temporary.write { db in try db.execute(sql: "DELETE FROM change") }
    try temporary.store.migrate()
    let isEmpty = try temporary.read(ChangeLog.isEmpty)
    #expect(isEmpty, "nothing was to be done")
  }
}
