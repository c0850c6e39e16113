import Foundation
import GRDB
import Portal
import PorticoCrypto
import Store
import TestSupport

@testable import Actions

/// A database to import into, and what is in it.
struct TemporaryImport {
  let temporary: TemporaryStore
  let importer: Importer

  static let now = Instant(iso: "2026-11-24T16:20:05.000Z") ?? Instant(seconds: 0)

  init() throws {
    let temporary = try TemporaryStore()
    self.temporary = temporary
    importer = Importer(store: temporary.store, random: .system, now: { Self.now })
  }

  @discardableResult
  func load(_ document: ImportDocument) throws -> ImportResult { try load(document.text) }

  @discardableResult
  func load(_ text: String) throws -> ImportResult {
    try importer.importBytes(Array(text.utf8), named: "test.json")
  }

  /// What is wrong with a document, one line each; empty where it was imported.
  func problems(of document: ImportDocument) throws -> [String] {
    try problems(of: Array(document.text.utf8))
  }

  func problems(of bytes: [UInt8]) throws -> [String] {
    do {
      _ = try importer.importBytes(bytes, named: "test.json")
      return []
    } catch {
      guard case .problems(_, let problems, _) = error else { throw error }
      return problems.map(\.description)
    }
  }

  /// How many rows each table has that an import writes to.
  func rows() throws -> [String: Int] {
    try temporary.read { db in
      var counts: [String: Int] = [:]
      for table in ["workspace", "audit", "change"] + ImportFormat.kinds.map(\.table) {
        counts[table] = try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table)")
      }
      return counts
    }
  }

  /// Every row of every table that an import writes to, as text: equal where nothing changed.
  func everything() throws -> [String] {
    try temporary.read { db in
      try (["workspace", "audit", "change"] + ImportFormat.kinds.map(\.table)).flatMap { table in
        try Row.fetchAll(db, sql: "SELECT * FROM \(table)").map { "\(table) \($0)" }.sorted()
      }
    }
  }

  func value<Value: DatabaseValueConvertible & Sendable>(_ sql: String, as type: Value.Type = Value.self)
    throws
    -> Value?
  {
    try temporary.read { db in try Value.fetchOne(db, sql: sql) }
  }

  func isEmpty() throws -> Bool { try rows().values.allSatisfy { $0 == 0 } }
}
