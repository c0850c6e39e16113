import GRDB

/// A database of its own, in a file that the system forgets as soon as it is closed, for the rows of the file being
/// imported. The file may hold its lists in any order and refer to what comes later; here they wait until all is
/// known, on disk and not in memory, and the real database is not held up while they are read.
enum Scratch {
  static func open() throws -> DatabaseQueue {
    var configuration = Configuration()
    // One transaction from the first row to the end, never committed: the file is thrown away.
    configuration.allowsUnsafeTransactions = true
    configuration.prepareDatabase { db in
      for setting in ["journal_mode = OFF", "synchronous = OFF", "temp_store = FILE", "cache_size = -16000"] {
        try db.execute(sql: "PRAGMA \(setting)")
      }
    }
    // An empty path is SQLite's name for such a file (in SQLITE_TMPDIR, TMPDIR, /var/tmp, /tmp).
    let queue = try DatabaseQueue(path: "", configuration: configuration)
    try queue.inDatabase { db in
      try db.execute(sql: "BEGIN")
      for kind in [ImportFormat.workspace] + ImportFormat.kinds { try db.execute(sql: kind.scratchTable) }
      try db.execute(sql: FileTaker.table)
    }
    return queue
  }

  /// Once all rows are in: an index that is made at once is sorted once.
  static func index(_ db: Database) throws {
    for sql in ImportFormat.kinds.flatMap(\.scratchIndexes) { try db.execute(sql: sql) }
  }
}

extension RecordKind {
  /// `place` counts the rows of this kind, `parent` is the place of the row around it and `item` the place in that
  /// row's list. `is_new` is 1 until the row is found in the real database. Rows with a negative place are not of the
  /// file: they stand for rows of the real database that it refers to.
  fileprivate var scratchTable: String {
    let columns = fields.map { ", \"\($0.column)\"" }.joined()
    return """
      CREATE TABLE "\(table)" (
        place INTEGER PRIMARY KEY, parent INTEGER, item INTEGER, mask INTEGER, id TEXT, is_new INTEGER\(columns))
      """
  }

  /// For `StagingTable`.
  var scratchInsert: String {
    let columns = fields.map { ", \"\($0.column)\"" }.joined()
    let values = (1...(6 + fields.count)).map { "$\($0)" }.joined(separator: ", ")
    return "INSERT INTO \"\(table)\" (place, parent, item, mask, id, is_new\(columns)) VALUES (\(values))"
  }

  fileprivate var scratchIndexes: [String] {
    var sql: [String] = []
    if let keyColumn { sql.append("CREATE INDEX \"\(table)_key\" ON \"\(table)\" (\"\(keyColumn)\")") }
    if isPart || orderColumn != nil && limit != nil {
      sql.append("CREATE INDEX \"\(table)_parent\" ON \"\(table)\" (parent)")
    }
    return sql
  }
}
