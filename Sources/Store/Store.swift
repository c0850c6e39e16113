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
  private let busyTimeout: TimeInterval
  private let file: FileIdentity?

  /// How long a writer waits for another process's write before it gives up, in seconds.
  package static let busyTimeout: TimeInterval = 10

  /// Opens the database, or makes an empty one, without changing it but for WAL mode.
  /// - Parameters:
  ///   - checkpoints: true for the one process that generates; SQLite before 3.51.3 has a rare fault where several
  ///     processes checkpoint.
  ///   - busyTimeout: in seconds.
  package static func open(
    at path: String, checkpoints: Bool = true, busyTimeout: TimeInterval = Store.busyTimeout
  ) throws(StoreError) -> Store {
    makeIfMissing(path)
    if isEmptyFile(path) { throw .empty(path: path) }
    var configuration = Configuration()
    configuration.busyMode = .timeout(busyTimeout)
    configuration.maximumReaderCount = 6
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA mmap_size = 0")
      try db.execute(sql: "PRAGMA cache_size = -8000")
      // What one large import made of the log is given back to the disk at the next checkpoint.
      try db.execute(sql: "PRAGMA journal_size_limit = \(Self.journalSizeLimit)")
      if !checkpoints { try db.execute(sql: "PRAGMA wal_autocheckpoint = 0") }
    }
    do {
      let pool = try DatabasePool(path: path, configuration: configuration)
      // Not in `prepareDatabase`: the pool sets NORMAL after it, with which a power cut loses what was acknowledged.
      try pool.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA synchronous = FULL") }
      return Store(path: path, pool: pool, busyTimeout: busyTimeout, file: FileIdentity(of: path))
    } catch {
      throw StoreError(opening: path, waited: busyTimeout, error)
    }
  }

  /// In bytes.
  static let journalSizeLimit = 64 << 20

  /// Whether the file that is open is no longer the one at its path: somebody moved, removed or replaced it. What is
  /// written then is acknowledged and lost.
  package var isMoved: Bool { FileIdentity(of: path) != file }

  private static func isEmptyFile(_ path: String) -> Bool {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return (attributes?[.size] as? NSNumber)?.intValue == 0
  }

  /// Makes a database without tables under another name and links it, which never replaces one that is there. A process
  /// that dies, or looks at the wrong moment, thus never meets a file of no bytes. What fails here fails again, and is
  /// told, when the database is opened.
  private static func makeIfMissing(_ path: String) {
    let files = FileManager.default
    guard !files.fileExists(atPath: path) else { return }
    let draft = "\(path).\(UUID().uuidString)"
    defer { try? files.removeItem(atPath: draft) }
    guard let queue = try? DatabaseQueue(path: draft) else { return }
    guard
      (try? queue.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA journal_mode = WAL") }) != nil,
      (try? queue.close()) != nil
    else { return }
    try? files.linkItem(atPath: draft, toPath: path)
  }

  /// Brings the schema and the capture triggers up to date, all or nothing. A second process that tries waits.
  package func migrate() throws(StoreError) {
    do {
      let migrator = Migrations.migrator()
      if try pool.read(migrator.hasBeenSuperseded) { throw StoreError.newer(path: path) }
      try migrateBesidesOthers(migrator)
      try pool.write { db in try Migrations.installCapture(db) }
    } catch {
      throw StoreError(opening: path, waited: busyTimeout, error)
    }
  }

  /// The migrator looks once at what is there and then waits for the lock: where another process did the work meanwhile,
  /// it fails on tables that exist. As long as somebody gets ahead, it looks again.
  private func migrateBesidesOthers(_ migrator: DatabaseMigrator) throws {
    while true {
      let before = try pool.read(migrator.appliedMigrations)
      do { return try migrator.migrate(pool) } catch {
        guard try pool.read(migrator.appliedMigrations).count > before.count else { throw error }
      }
    }
  }

  /// Reads the whole database and looks for damage: pages that make no sense, rows of the wrong shape. Takes time with its
  /// size, so it is for `doctor` and restores, not for every start.
  package func check() throws(StoreError) {
    do {
      let problems = try pool.read { db in try String.fetchAll(db, sql: "PRAGMA quick_check(5)") }
      if problems != ["ok"] { throw StoreError.damaged(path: path, detail: problems.joined(separator: "; ")) }
    } catch {
      throw StoreError(opening: path, waited: busyTimeout, error)
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

/// Tells one file from another, whatever it is called.
private struct FileIdentity: Equatable {
  let device: UInt64
  let number: UInt64

  /// Nil where there is none.
  init?(of path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    device = UInt64(status.st_dev)
    number = UInt64(status.st_ino)
  }
}
