import Foundation
import GRDB
import Portal

/// Gives new rows their ids: 128 random bits each, dealt out in ascending order along the file.
///
/// The order costs no randomness that matters (the i-th of n sorted draws is as far from being guessed as any of them)
/// and makes writing a hundred thousand clients an appending to each table and index instead of a jump into a random
/// page for each row; what is read together later lies together, too.
struct FreshIDs {
  let scratch: Database
  /// So many random bytes.
  let random: (Int) -> [UInt8]

  func deal(to kind: RecordKind) throws {
    guard let prefix = kind.prefix else { return }
    let table = "\"\(kind.table)\""
    let open = "FROM \(table) AS t WHERE t.id IS NULL AND t.place >= 0"
    let count = try Int.fetchOne(scratch, sql: "SELECT count(*) \(open)") ?? 0
    guard count > 0 else { return }
    try draw(count)
    let deck = try DatabaseValue.fetchCursor(scratch, sql: "SELECT bytes FROM fresh ORDER BY bytes")
    let places = try Int64.fetchCursor(scratch, sql: "SELECT t.place \(open) ORDER BY t.place")
    // Rowid order, and the row that was just passed is the only one written: the cursor never meets its own change.
    let set = try scratch.makeStatement(sql: "UPDATE \(table) SET id = $1 WHERE place = $2")
    while let place = try places.next(), let draw = try deck.next() {
      guard case .blob(let bytes) = draw.storage, let id = IDText.make(prefix: prefix, from: bytes) else { continue }
      try set.execute(arguments: [id, place])
    }
    try scratch.execute(sql: "DROP TABLE fresh")
  }

  private func draw(_ count: Int) throws {
    try scratch.execute(sql: "CREATE TABLE fresh (bytes BLOB NOT NULL)")
    let insert = try scratch.makeStatement(sql: "INSERT INTO fresh (bytes) VALUES ($1)")
    var bytes: ArraySlice<UInt8> = []
    for drawn in 0..<count {
      if bytes.isEmpty { bytes = random(min(count - drawn, 4096) * IDText.randomBytes)[...] }
      try insert.execute(arguments: [Data(bytes.prefix(IDText.randomBytes))])
      bytes = bytes.dropFirst(IDText.randomBytes)
    }
  }
}
