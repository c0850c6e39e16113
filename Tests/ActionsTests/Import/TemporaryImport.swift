import Foundation
import GRDB
import Portal
import PorticoCrypto
import Store
import TestSupport
import Vault

@testable import Actions

/// A database to import into, and what is in it.
struct TemporaryImport {
  let temporary: TemporaryStore
  let importer: Importer
  let vault: Vault

  static let now = Instant(iso: "2026-11-24T16:20:05.000Z") ?? Instant(seconds: 0)

  /// - Parameter fileLimit: of a file that an import names, in bytes.
  init(fileLimit: Int64 = Importer.fileLimit) throws {
    let temporary = try TemporaryStore()
    self.temporary = temporary
    vault = try Vault(at: temporary.folder.appending(path: "vault").path)
    importer = Importer(
      store: temporary.store, vault: vault, fileLimit: fileLimit, random: .system, now: { Self.now })
  }

  @discardableResult
  func load(_ document: ImportDocument, files: String? = nil) throws -> ImportResult {
    try load(document.text, files: files)
  }

  @discardableResult
  func load(_ text: String, files: String? = nil) throws -> ImportResult {
    try importer.importBytes(Array(text.utf8), named: "test.json", files: files)
  }

  /// What is wrong with a document, one line each; empty where it was imported.
  func problems(of document: ImportDocument, files: String? = nil) throws -> [String] {
    try problems(of: Array(document.text.utf8), files: files)
  }

  func problems(of bytes: [UInt8], files: String? = nil) throws -> [String] {
    do {
      _ = try importer.importBytes(bytes, named: "test.json", files: files)
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
      for table in ["workspace", "audit", "change", "blob"] + ImportFormat.kinds.map(\.table) {
        counts[table] = try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table)")
      }
      return counts
    }
  }

  /// Every row of every table that an import writes to, as text: equal where nothing changed.
  func everything() throws -> [String] {
    try temporary.read { db in
      try (["workspace", "audit", "change", "blob"] + ImportFormat.kinds.map(\.table)).flatMap { table in
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
