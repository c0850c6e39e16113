import Foundation
import GRDB
import Portal
import Synchronization
import TestSupport
import Testing

@testable import Store

/// Threats I-03 and I-06.
@Suite("Migrations")
struct MigrationTests {
  @Test("make the whole schema once, and change nothing the next time")
  func once() throws {
    let temporary = try TemporaryStore(migrated: false)
    #expect(try !temporary.store.needsMigration(), "there is nothing to migrate yet, only to make")
    try temporary.store.migrate()
    #expect(try !temporary.store.needsMigration())
    let schema = "SELECT group_concat(sql, ';') FROM (SELECT sql FROM sqlite_master ORDER BY name)"
    let before = try temporary.read { db in try String.fetchOne(db, sql: schema) }
    let database = try temporary.read(Setting.database.value)
    #expect(database?.utf8.count == 32)
    try temporary.store.migrate()
    #expect(try temporary.read { db in try String.fetchOne(db, sql: schema) } == before)
    #expect(try temporary.read(Setting.database.value) == database)
  }

  @Test("a process that dies at any statement leaves all or nothing, and the next one finishes")
  func dies() throws {
    let temporary = try TemporaryStore(migrated: false)
    let moments = try copies(of: temporary, every: 23) { try temporary.store.migrate() }
    #expect(moments.count > 12)
    var seen: Set<Bool> = []
    for path in moments {
      let store = try Store.open(at: path)
      let isThere = try store.read { db in try db.tableExists("workspace") }
      seen.insert(isThere)
      let tables = try store.read(Schema.tables)
      #expect(isThere ? tables.count > 45 : tables.isEmpty, "\(path)")
      try store.migrate()
      try store.check()
      #expect(try store.read(Schema.tables).count > 45)
      let triggers = try store.read { db in
        try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master WHERE name GLOB 'capture_*'")
      }
      #expect(triggers == CaptureRule.all.count * 5)
      try store.close()
    }
    #expect(seen == [true, false], "some died before the commit, some after it")
  }

  /// The files as a kill would leave them, before some of the statements that the writer runs meanwhile.
  private func copies(
    of temporary: TemporaryStore, every step: Int, _ body: () throws -> Void
  ) throws -> [String] {
    let state = Mutex<(count: Int, paths: [String])>((0, []))
    let (source, folder) = (temporary.store.path, temporary.folder)
    try temporary.write { db in
      db.trace { event in
        guard case .statement(let statement) = event, !statement.sql.hasPrefix("--") else { return }
        state.withLock { state in
          state.count += 1
          // Commits are the moments that matter most.
          guard state.count % step == 0 || statement.sql.hasPrefix("COMMIT") else { return }
          let copy = folder.appending(path: "killed-\(state.count).sqlite").path
          for suffix in ["", "-wal"] where FileManager.default.fileExists(atPath: source + suffix) {
            try? FileManager.default.copyItem(atPath: source + suffix, toPath: copy + suffix)
          }
          state.paths.append(copy)
        }
      }
    }
    try body()
    try temporary.write { db in db.trace(nil) }
    return state.withLock { $0.paths }
  }

  @Test("a disk that fills up at any page leaves nothing, says so, and the next attempt finishes")
  func full() throws {
    let temporary = try TemporaryStore(migrated: false)
    var pages = 2
    var failures = 0
    while true {
      let allowed = pages
      try temporary.store.write { db in try db.execute(sql: "PRAGMA max_page_count = \(allowed)") }
      do throws(StoreError) {
        try temporary.store.migrate()
        break
      } catch {
        guard case .full = error else { throw error }
        #expect(error.description.contains("no space left"))
        failures += 1
      }
      // The first of the two transactions may have gone through.
      let tables = try temporary.read(Schema.tables).count
      #expect(tables == 0 || tables > 45)
      pages += 9
    }
    #expect(failures > 8)
    try temporary.store.check()
    _ = try Agency.sample(in: temporary)
  }

  @Test("of several that start at once one migrates, the others wait, and all go on")
  func together() throws {
    for _ in 0..<3 {
      let folder = try TemporaryStore.makeFolder()
      defer { try? FileManager.default.removeItem(at: folder) }
      let path = folder.appending(path: "portico.sqlite").path
      let faults = Mutex<[String]>([])
      DispatchQueue.concurrentPerform(iterations: 6) { _ in
        do {
          let store = try Store.open(at: path)
          try store.migrate()
          try store.close()
        } catch { faults.withLock { $0.append("\(error)") } }
      }
      #expect(faults.withLock { $0 } == [])
      let store = try Store.open(at: path)
      try store.check()
      #expect(try !store.needsMigration())
      #expect(try store.read(Schema.tables).count > 45)
      try store.close()
      let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(!files.contains { $0.contains(".sqlite.") }, "drafts are cleared away")
    }
  }

  @Test("a database of a newer version is left alone")
  func newer() throws {
    let temporary = try TemporaryStore()
    try temporary.byHand { db in
      try db.execute(
        sql: "INSERT INTO grdb_migrations VALUES ('999 from the future'); DROP TRIGGER capture_client_insert")
    }
    let error = #expect(throws: StoreError.self) { try temporary.store.migrate() }
    #expect(error?.description.contains("newer version of Portico") == true)
    let triggers = try temporary.read { db in
      try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master WHERE name = 'capture_client_insert'")
    }
    #expect(triggers == 0, "its triggers are its own")
  }
}
