import GRDBSQLite

/// Which columns a statement reads, as SQLite's authorizer tells while it compiles: by their tables' real names,
/// wherever they stand in the statement.
struct ReadColumns {
  struct Column: Hashable, Comparable, CustomStringConvertible {
    let table: String
    let name: String

    static func < (a: Column, b: Column) -> Bool { a.description < b.description }
    var description: String { "\(table).\(name)" }
  }

  struct Failure: Error {
    let message: String
  }

  /// - Parameter path: of a database with the schema.
  static func of(_ sql: String, in path: String) throws -> Set<Column> {
    var connection: OpaquePointer?
    guard sqlite3_open_v2(path, &connection, SQLITE_OPEN_READONLY, nil) == SQLITE_OK else {
      throw Failure(message: "cannot open \(path)")
    }
    defer { sqlite3_close_v2(connection) }
    let found = Found()
    return try withExtendedLifetime(found) {
      sqlite3_set_authorizer(
        connection,
        { context, action, table, column, _, _ in
          guard action == SQLITE_READ, let context, let table, let column else { return SQLITE_OK }
          Unmanaged<Found>.fromOpaque(context).takeUnretainedValue().columns
            .insert(Column(table: String(cString: table), name: String(cString: column)))
          return SQLITE_OK
        }, Unmanaged.passUnretained(found).toOpaque())
      var statement: OpaquePointer?
      defer { sqlite3_finalize(statement) }
      guard sqlite3_prepare_v2(connection, sql, -1, &statement, nil) == SQLITE_OK else {
        throw Failure(message: "\(String(cString: sqlite3_errmsg(connection))): \(sql)")
      }
      // A table of which no column is read is told as one without a name.
      return found.columns.filter { !$0.name.isEmpty }
    }
  }

  private final class Found {
    var columns: Set<Column> = []
  }
}
