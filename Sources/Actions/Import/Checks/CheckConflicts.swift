import GRDB

/// What the workspace has already and the file wants for another record.
extension Checker {
  mutating func checkConflicts() throws {
    try checkTaken(ClientFormat.client, column: "email")
    try checkTaken(InvoiceFormat.invoice, column: "number")
    try checkErased()
  }

  private mutating func checkTaken(_ kind: RecordKind, column: String) throws {
    guard try hasRows(kind) else { return }
    let find = try main.makeStatement(
      sql: "SELECT id FROM \(kind.table) WHERE workspace = $1 AND \(column) = $2 AND \(column) <> ''")
    var found = problems
    let sql = "SELECT t.place, t.\(column), t.id FROM \"\(kind.table)\" AS t WHERE t.\(column) <> ''"
    try batches(sql) { rows in
      for row in rows {
        let value: String = row[1]
        guard let owner = try String.fetchOne(find, arguments: [workspace.id, value]),
          owner != row[2] as String?
        else { continue }
        found.add(
          Spot(row, isInner: false).path(kind, member: column, scratch),
          "“\(value)” belongs to \(owner) already")
      }
    }
    problems = found
  }

  /// A person who was erased is not brought back by an old file.
  private mutating func checkErased() throws {
    guard try hasRows(ClientFormat.client) else { return }
    let find = try main.makeStatement(
      sql: "SELECT 1 FROM client WHERE workspace = $1 AND id = $2 AND erased_at IS NOT NULL")
    var found = problems
    try batches("SELECT t.place, t.id FROM client AS t WHERE t.is_new = 0") { rows in
      for row in rows
      where try Row.fetchOne(find, arguments: [workspace.id, row[1] as String]) != nil {
        let path = Spot(row, isInner: false).path(ClientFormat.client, member: "", scratch)
        found.add(path, "this person was erased and is not brought back")
      }
    }
    problems = found
  }
}
