import Foundation
import GRDB

/// The database: one SQLite file through GRDB, one writer at a time, readers that never wait for it.
///
/// Whoever writes, the change log is filled by triggers in the same transaction (`CaptureRule`); what must never
/// happen is refused by the schema itself (`Locks`, checks, foreign keys that carry the workspace).
///
/// ```swift
/// let store = try Store.open(at: path)
/// try store.write { db in try Milestones.complete(id, on: day, db) }
/// ```
package struct Store: Sendable {
  package let path: String
  private let pool: DatabasePool

  /// How long a writer waits for another process's write before it gives up.
  package static let busyTimeout: TimeInterval = 10

  /// Opens the database without changing it, but for WAL mode.
  /// - Parameter checkpoints: true for the one process that generates; SQLite before 3.51.3 has a rare fault where
  ///   several processes checkpoint.
  package static func open(at path: String, checkpoints: Bool = true) throws(StoreError) -> Store {
    var configuration = Configuration()
    configuration.busyMode = .timeout(busyTimeout)
    configuration.maximumReaderCount = 6
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA synchronous = FULL")
      try db.execute(sql: "PRAGMA mmap_size = 0")
      try db.execute(sql: "PRAGMA cache_size = -16000")
      if !checkpoints { try db.execute(sql: "PRAGMA wal_autocheckpoint = 0") }
    }
    do {
      return Store(path: path, pool: try DatabasePool(path: path, configuration: configuration))
    } catch {
      throw StoreError(opening: path, error)
    }
  }

  /// Brings the schema and the capture triggers up to date, all or nothing. A second process that tries waits.
  package func migrate() throws(StoreError) {
    do {
      try Migrations.migrator().migrate(pool)
      try pool.write { db in try Migrations.installCapture(db) }
    } catch {
      throw StoreError(opening: path, error)
    }
  }

  /// Whether `migrate()` would change the schema of a database that has one already.
  package func needsMigration() throws -> Bool {
    try pool.read { db in
      try db.tableExists("workspace") && !Migrations.migrator().hasCompletedMigrations(db)
    }
  }

  /// One consistent view; never waits for a writer.
  package func read<Value: Sendable>(_ body: (Database) throws -> Value) throws -> Value {
    try pool.read(body)
  }

  /// One transaction that begins as a writer (`BEGIN IMMEDIATE`), so that it fails at once or not at all for the lock.
  package func write<Value: Sendable>(_ body: (Database) throws -> Value) throws -> Value {
    try pool.write(body)
  }

  /// The same without blocking a thread of the cooperative pool.
  package func writing<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws
    -> Value
  {
    try await pool.write(body)
  }

  package func reading<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws
    -> Value
  {
    try await pool.read(body)
  }

  /// Copies the database as it is now into a new file, while others write.
  package func copy(to path: String) throws {
    try pool.vacuum(into: path)
  }

  package func close() throws {
    try pool.close()
  }
}
