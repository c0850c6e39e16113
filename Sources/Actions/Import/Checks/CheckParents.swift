import GRDB

extension Checker {
  /// A milestone or an update that exists stays with its project: two files that both call something `m1` mean two
  /// things.
  mutating func checkParents() throws {
    for kind in ImportFormat.kinds where kind.keyColumn != nil {
      guard let column = kind.parentColumn, let list = ImportFormat.parent(of: kind.table), try hasRows(kind)
      else { continue }
      try checkParents(kind, column, in: list)
    }
  }

  private mutating func checkParents(_ kind: RecordKind, _ column: String, in list: RecordKind) throws {
    let find = try main.makeStatement(
      sql: "SELECT \(column) FROM \(kind.table) WHERE workspace = $1 AND id = $2")
    let sql = """
      SELECT t.place, t.parent, t.item, t.key, t.id, up.id FROM "\(kind.table)" AS t
      JOIN "\(list.table)" AS up ON up.place = t.parent WHERE t.is_new = 0
      """
    var found = problems
    try batches(sql) { rows in
      for row in rows {
        let parent = try String.fetchOne(find, arguments: [workspace.id, row[4] as String])
        guard parent != row[5] as String? else { continue }
        let path = Spot(row, isInner: true).path(kind, member: "id", scratch)
        found.add(path, "“\(row[3] as String)” belongs to another \(list.noun) already")
      }
    }
    problems = found
  }
}
