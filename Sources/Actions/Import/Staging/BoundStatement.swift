import GRDB
import GRDBSQLite

/// A statement that is run a million times: its arguments are bound without a detour, which halves what a row costs.
final class BoundStatement {
  private let statement: Statement

  init(_ sql: String, _ db: Database) throws {
    statement = try db.makeStatement(sql: sql)
    // From here on GRDB takes the arguments as they are bound.
    statement.setUncheckedArguments(StatementArguments())
  }

  func execute(_ values: some Sequence<DatabaseValue>) throws {
    let raw = statement.sqliteStatement
    // Its answer is that of the last run, which was told then.
    sqlite3_reset(raw)
    var index: Int32 = 0
    for value in values {
      index += 1
      let code = Self.bind(value, index, raw)
      guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
    }
    try statement.execute()
  }

  /// SQLite copies the bytes before it returns (`SQLITE_TRANSIENT`).
  private static func bind(_ value: DatabaseValue, _ index: Int32, _ statement: SQLiteStatement) -> Int32 {
    let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    switch value.storage {
    case .null: return sqlite3_bind_null(statement, index)
    case .int64(let number): return sqlite3_bind_int64(statement, index, number)
    case .double(let number): return sqlite3_bind_double(statement, index, number)
    // No bytes may have no address, and no address would be NULL.
    case .string(""): return sqlite3_bind_text(statement, index, "", 0, transient)
    case .string(var text):
      return text.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) {
          sqlite3_bind_text(statement, index, $0.baseAddress, Int32($0.count), transient)
        }
      }
    case .blob(let bytes):
      return bytes.withUnsafeBytes {
        sqlite3_bind_blob(statement, index, $0.baseAddress, Int32($0.count), transient)
      }
    }
  }
}
