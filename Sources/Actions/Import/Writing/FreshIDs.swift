import GRDB
import PorticoCrypto

/// Gives new rows their ids: 128 random bits each, dealt out in ascending order along the file.
///
/// The order costs no randomness that matters (the i-th of n sorted draws is as far from being guessed as any of them)
/// and makes writing a hundred thousand clients an appending to each table and index instead of a jump into a random
/// page for each row; what is read together later lies together, too.
struct FreshIDs {
  let scratch: Database
  let random: RandomBytes
  let workspace: String

  func deal(to kind: RecordKind) throws {
    guard let prefix = kind.prefix else { return }
    if case .derived = kind.identity { return try derive(kind) }
    let open = "FROM \"\(kind.table)\" AS t WHERE t.id IS NULL AND t.place >= 0"
    let count = try Int.fetchOne(scratch, sql: "SELECT count(*) \(open)") ?? 0
    guard count > 0 else { return }
    try draw(count, prefix)
    try deal("SELECT t.place \(open) ORDER BY t.place", kind)
    try scratch.execute(sql: "DROP TABLE fresh")
  }

  /// Only the row that was just passed is written.
  private func derive(_ kind: RecordKind) throws {
    let rows = try Row.fetchCursor(
      scratch,
      sql: "SELECT t.place, t.key FROM \"\(kind.table)\" AS t WHERE t.id IS NULL AND t.place >= 0 ORDER BY 1")
    let set = try BoundStatement("UPDATE \"\(kind.table)\" SET id = $1 WHERE place = $2", scratch)
    while let row = try rows.next() {
      let id = try DerivedID.text(kind, key: row[1], workspace: workspace)
      try set.execute([id.databaseValue, row[0] as DatabaseValue])
    }
  }

  private func deal(_ places: String, _ kind: RecordKind) throws {
    // In the order of the table, and only the row that was just passed is written: neither cursor meets a change.
    let places = try Int64.fetchCursor(scratch, sql: places)
    let deck = try String.fetchCursor(scratch, sql: "SELECT id FROM fresh ORDER BY id")
    let set = try BoundStatement("UPDATE \"\(kind.table)\" SET id = $1 WHERE place = $2", scratch)
    while let place = try places.next(), let id = try deck.next() {
      try set.execute([id.databaseValue, place.databaseValue])
    }
  }

  private func draw(_ count: Int, _ prefix: String) throws {
    try scratch.execute(sql: "CREATE TABLE fresh (id TEXT NOT NULL)")
    let insert = try BoundStatement("INSERT INTO fresh (id) VALUES ($1)", scratch)
    for _ in 0..<count {
      try insert.execute([try RandomID.text(prefix: prefix, random: random).databaseValue])
    }
  }
}
