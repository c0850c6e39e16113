import Foundation
import GRDB
import TestSupport

/// Makes a database unreadable for every connection that has it open, and whole again: the file's first bytes are gone,
/// as after a disk's fault. A connection of its own writes each time, so that nobody goes on with what they have in
/// memory.
final class DatabaseFault {
  private let path: String
  private let queue: DatabaseQueue
  private let header: Data

  init(_ temporary: TemporaryStore) throws {
    path = temporary.store.path
    queue = try DatabaseQueue(path: path)
    try queue.write { db in
      try db.execute(
        sql: "INSERT INTO rate_limit (bucket, since, count) VALUES ('fault', '2026-01-01T00:00:00.000Z', 1)")
    }
    // Nothing of the first page may be left in the log.
    try queue.writeWithoutTransaction { db in _ = try Row.fetchAll(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
    }
    header = try Data(contentsOf: URL(filePath: path)).prefix(100)
  }

  func strike() throws { try put(Data(repeating: 0xAA, count: 100)) }

  func heal() throws { try put(header) }

  private func put(_ bytes: Data) throws {
    let file = try FileHandle(forWritingTo: URL(filePath: path))
    defer { try? file.close() }
    try queue.write { db in
      try db.execute(sql: "UPDATE rate_limit SET count = count + 1 WHERE bucket = 'fault'")
      try file.write(contentsOf: bytes)
    }
  }
}
