import Foundation
import GRDB
import TestSupport
import Testing

@testable import Store

/// Threats F-09, and the faults of issue 3: what an operator is told.
@Suite("A database that cannot be used")
final class StoreErrorTests {
  let folder: URL
  let path: String

  init() throws {
    folder = try TemporaryStore.makeFolder()
    path = folder.appending(path: "portico.sqlite").path
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  /// All that a start does: open, migrate, look.
  private func start(busyTimeout: TimeInterval = 0.05) throws(StoreError) {
    let store = try Store.open(at: path, busyTimeout: busyTimeout)
    defer { try? store.close() }
    try store.migrate()
    try store.check()
  }

  private func sample() throws -> Data {
    let temporary = try TemporaryStore()
    _ = try Agency.sample(in: temporary)
    let copy = folder.appending(path: "copy.sqlite")
    try temporary.store.copy(to: copy.path)
    defer { try? FileManager.default.removeItem(at: copy) }
    return try Data(contentsOf: copy)
  }

  private func expectError(_ words: [String]) {
    let error = #expect(throws: StoreError.self) { try start() }
    for word in words + [path] {
      #expect(error?.description.contains(word) == true, "\(String(describing: error))")
    }
  }

  @Test("a new path is a new database")
  func missing() throws {
    try start()
    try start()
  }

  @Test("a file of no bytes is not taken for a new database, and stays as it is")
  func empty() throws {
    try Data().write(to: URL(fileURLWithPath: path))
    expectError(["is an empty file", "portico restore"])
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)).isEmpty)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["portico.sqlite"])
  }

  @Test("a file that is no database is said to be none, and stays as it is")
  func nonsense() throws {
    let text = Data(String(repeating: "This is a letter and no database. ", count: 200).utf8)
    try text.write(to: URL(fileURLWithPath: path))
    expectError(["is not an SQLite database", "portico restore"])
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == text)
  }

  @Test("a folder in its place, or none around it, is said")
  func folders() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    expectError(["cannot open"])
    let error = #expect(throws: StoreError.self) {
      try Store.open(at: self.folder.appending(path: "none/portico.sqlite").path)
    }
    #expect(error?.description.contains("cannot open the database") == true)
  }

  @Test("a damaged schema is said at the start, damaged rows by the check")
  func damaged() throws {
    let bytes = try sample()
    var schema = bytes
    // The first page after its header: the root of the schema.
    for place in 100..<3_000 { schema[place] ^= 0x5A }
    try schema.write(to: URL(fileURLWithPath: path))
    expectError(["is damaged", "restore a backup"])

    var rows = bytes
    for place in stride(from: rows.count / 2, to: rows.count, by: 7) { rows[place] ^= 0xFF }
    try rows.write(to: URL(fileURLWithPath: path))
    expectError(["is damaged", "restore a backup"])
  }

  @Test("half a database is damaged")
  func truncated() throws {
    let bytes = try sample()
    try bytes.prefix(bytes.count / 2).write(to: URL(fileURLWithPath: path))
    expectError(["is damaged"])
    try bytes.prefix(50).write(to: URL(fileURLWithPath: path))
    #expect(throws: StoreError.self) { try start() }
  }

  @Test("whichever bytes are flipped, a start succeeds or says what is wrong")
  func flipped() throws {
    let bytes = try sample()
    var generator = SeededGenerator.printed()
    for _ in 0..<40 {
      var copy = bytes
      for _ in 0..<Int.random(in: 1...200, using: &generator) {
        copy[Int.random(in: 0..<copy.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
      }
      for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
      try copy.write(to: URL(fileURLWithPath: path))
      do { try start() } catch { #expect(error.description.contains(path)) }
    }
  }

  @Test("a lock that another process keeps is told, with how long was waited and how to find it")
  func locked() throws {
    try start()
    let other = try DatabaseQueue(path: path)
    try other.writeWithoutTransaction { db in
      try db.execute(sql: "BEGIN IMMEDIATE")
      expectError(["is locked by another process", "within 0.05 seconds", "fuser"])
      try db.execute(sql: "ROLLBACK")
    }
    try start()
    // One that lets nobody even read.
    try other.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA locking_mode = EXCLUSIVE; BEGIN IMMEDIATE; DELETE FROM change; COMMIT")
      expectError(["is locked by another process"])
    }
  }

  @Test("readers never wait for a writer")
  func reading() throws {
    let temporary = try TemporaryStore()
    try temporary.byHand { db in
      try db.execute(sql: "INSERT INTO setting VALUES ('x', 'y')")
      #expect(
        try temporary.read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM setting WHERE name = 'x'")
        } == 0)
    }
  }
}
