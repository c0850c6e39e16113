import GRDB

extension Checker {
  /// Every reference must name a record of the file or a row of the workspace.
  mutating func checkReferences() throws {
    for kind in ImportFormat.kinds {
      for field in kind.fields {
        guard case .reference(let table) = field.type, let target = ImportFormat.kind(table),
          let key = target.keyColumn
        else { continue }
        let open = """
          FROM "\(kind.table)" AS t WHERE t.place >= 0 AND t."\(field.column)" IS NOT NULL AND NOT EXISTS
          (SELECT 1 FROM "\(table)" AS target WHERE target."\(key)" = t."\(field.column)")
          """
        if try hasRows(target) { try bringIn(target, "SELECT DISTINCT t.\"\(field.column)\" AS key \(open)") }
        try report(kind, field, target, open)
      }
    }
  }

  /// Puts a row into the scratch table for each row of the real database that the file refers to.
  private mutating func bringIn(_ target: RecordKind, _ keys: String) throws {
    try scratch.execute(sql: "CREATE TABLE wanted AS \(keys)")
    let seen = Self.seen(target)
    let finder = try RowFinder(target, columns: seen, workspace: workspace.id, main)
    let columns = (["id", target.keyColumn ?? "key"] + seen).map { "\"\($0)\"" }.joined(separator: ", ")
    let values = (1...(seen.count + 4)).map { "$\($0)" }.joined(separator: ", ")
    let insert = try scratch.makeStatement(
      sql: "INSERT INTO \"\(target.table)\" (place, is_new, \(columns)) VALUES (\(values))")
    let wanted = try String.fetchCursor(scratch, sql: "SELECT key FROM wanted")
    while let key = try wanted.next() {
      guard let row = try finder.find(key) else { continue }
      let found = (1..<(seen.count + 1)).map { row[$0] as DatabaseValue }
      let start = [outside.databaseValue, 0.databaseValue, row[0] as DatabaseValue, key.databaseValue]
      try insert.execute(arguments: StatementArguments(start + found))
      outside -= 1
    }
    try scratch.execute(sql: "DROP TABLE wanted")
  }

  /// What the rules across records need to know of a row that is not in the file.
  private static func seen(_ target: RecordKind) -> [String] {
    switch target.table {
    case "invoice": ["company", "currency"]
    case "payment": ["company", "currency", "kind"]
    default: []
    }
  }

  private mutating func report(_ kind: RecordKind, _ field: Field, _ target: RecordKind, _ open: String)
    throws
  {
    let isInner = kind.parentColumn != nil
    let rows = try Row.fetchCursor(
      scratch, sql: "SELECT t.place, t.parent, t.item, t.\"\(field.column)\" \(open) ORDER BY t.place")
    while let row = try rows.next() {
      add(kind, Spot(row, isInner: isInner), field.name, "there is no \(target.noun) “\(row[3] as String)”")
    }
  }
}
