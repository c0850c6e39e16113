import GRDB

/// What the database says about itself.
enum Schema {
  /// Every table of ours.
  static func tables(_ db: Database) throws -> [String] {
    try String.fetchAll(
      db,
      sql: """
        SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name <> 'grdb_migrations'
        ORDER BY name
        """)
  }

  struct ForeignKey: Sendable, Hashable {
    var child: String
    var parent: String
    /// Child's column to parent's column.
    var columns: [[String]]
  }

  static func foreignKeys(of table: String, _ db: Database) throws -> [ForeignKey] {
    let rows = try Row.fetchAll(
      db, sql: #"SELECT id, "table", "from", "to" FROM pragma_foreign_key_list($1) ORDER BY id, seq"#,
      arguments: [table])
    return Dictionary(grouping: rows) { $0[0] as Int }.sorted { $0.key < $1.key }.map { _, rows in
      ForeignKey(child: table, parent: rows[0][1], columns: rows.map { [$0[2], $0[3]] })
    }
  }

  /// The columns of each unique key, partial ones too.
  static func uniqueKeys(of table: String, _ db: Database) throws -> Set<[String]> {
    let indexes = try String.fetchAll(
      db, sql: #"SELECT name FROM pragma_index_list($1) WHERE "unique" = 1"#, arguments: [table])
    return Set(
      try indexes.map { index in
        try String.fetchAll(
          db, sql: "SELECT name FROM pragma_index_info($1) ORDER BY seqno", arguments: [index])
      })
  }

  static func columns(of table: String, _ db: Database) throws -> [String] {
    try String.fetchAll(db, sql: "SELECT name FROM pragma_table_info($1) ORDER BY cid", arguments: [table])
  }
}
