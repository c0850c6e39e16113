import GRDB
import Portal
import TestSupport
import Testing

@testable import Store

@Suite("The schema")
struct SchemaTests {
  let temporary: TemporaryStore

  init() throws {
    temporary = try TemporaryStore()
    try temporary.write { db in
      for (slug, seed) in [("northlight", 1), ("fieldwork", 2)] as [(String, UInt64)] {
        try Agency.sample(slug: slug, seed: seed, db).fillEveryTable(db)
      }
    }
  }

  /// What belongs to no workspace, or is one.
  static let withoutWorkspace: Set = ["currency", "workspace", "rate_limit", "setting"]

  @Test("every table of ours is STRICT, and every one but reference and bookkeeping carries its workspace")
  func strict() throws {
    try temporary.read { db in
      let tables = try Row.fetchAll(
        db, sql: "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
      ).filter { !($0[0] as String).hasPrefix("sqlite_") && $0[0] as String != "grdb_migrations" }
      #expect(tables.count > 45)
      for table in tables {
        let name: String = table[0]
        #expect(table[1] as Bool, "\(name) is not STRICT")
        let columns = try Row.fetchAll(
          db, sql: #"SELECT name, "notnull" FROM pragma_table_info($1)"#, arguments: [name])
        let workspace = columns.first { $0[0] as String == "workspace" }
        #expect((workspace?[1] as Bool? ?? false) == !Self.withoutWorkspace.contains(name), "\(name)")
      }
    }
  }

  @Test("the sample fills every table, and nothing in it contradicts itself")
  func sound() throws {
    try temporary.read { db in
      for table in try Schema.tables(db) {
        #expect(try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table)") ?? 0 > 0, "\(table) is empty")
      }
      #expect(try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").isEmpty)
      #expect(try String.fetchAll(db, sql: "PRAGMA integrity_check") == ["ok"])
    }
    try temporary.store.check()
  }

  @Test("foreign keys are enforced on every connection, nothing is mapped, and commits are durable")
  func pragmas() throws {
    let read = try temporary.read { db in try Self.pragmas(db) }
    let write = try temporary.write { db in try Self.pragmas(db) }
    #expect(read["foreign_keys"] == 1 && write["foreign_keys"] == 1)
    #expect(read["mmap_size"] == 0 && write["mmap_size"] == 0)
    #expect(write["synchronous"] == 2, "FULL")
    #expect(write["journal_size_limit"] == Store.journalSizeLimit)
  }

  private static func pragmas(_ db: Database) throws -> [String: Int] {
    var values: [String: Int] = [:]
    for name in ["foreign_keys", "synchronous", "mmap_size", "journal_size_limit"] {
      values[name] = try Int.fetchOne(db, sql: "PRAGMA \(name)")
    }
    return values
  }

  @Test("the currencies in the database are those of the rules")
  func currencies() throws {
    let rows = try temporary.read { db in
      try Row.fetchAll(db, sql: "SELECT code, exponent FROM currency ORDER BY code").map {
        "\($0[0] as String) \($0[1] as Int)"
      }
    }
    #expect(rows == Currency.all.map { "\($0.code) \($0.exponent)" })
  }

  @Test("the values that a column may have are those of its type")
  func enumerations() throws {
    let definitions = try temporary.read { db in
      try String.fetchAll(db, sql: "SELECT sql FROM sqlite_master WHERE type = 'table'").joined()
    }
    for values in [
      Project.Status.allCases.map(\.rawValue), Invoice.Stage.allCases.map(\.rawValue),
      Member.Role.allCases.map(\.rawValue), Plan.allCases.map(\.rawValue),
      Deliverable.Status.allCases.map(\.rawValue), Originals.allCases.map(\.rawValue),
      Feedback.State.allCases.map(\.rawValue), Client.Notify.allCases.map(\.rawValue),
    ] {
      #expect(definitions.contains("IN (\(Check.list(values)))"), "\(values)")
    }
  }
}
