import GRDB

extension Checker {
  /// Gives the rows that exist already their ids.
  mutating func findExisting() throws {
    for kind in ImportFormat.kinds {
      switch kind.identity {
      case .key, .derived: try findByKey(kind)
      case .place: try findByPlace(kind)
      case .email: try findMembers(kind)
      case .slug, .pair, .part: break
      }
    }
  }

  /// Whether the workspace has rows of a kind at all: a new one is not searched a million times.
  func hasRows(_ kind: RecordKind) throws -> Bool {
    guard !workspace.isNew, let id = workspace.id else { return false }
    return try Row.fetchOne(
      main, sql: "SELECT 1 FROM \(kind.table) WHERE workspace = $1 LIMIT 1", arguments: [id]) != nil
  }

  private func findByKey(_ kind: RecordKind) throws {
    guard try hasRows(kind) else { return }
    let found = try scratch.makeStatement(
      sql: "UPDATE \"\(kind.table)\" SET id = $1, is_new = 0 WHERE place = $2")
    let finder = try RowFinder(kind, columns: [], workspace: workspace.id, main)
    try batches("SELECT t.place, t.key FROM \"\(kind.table)\" AS t WHERE t.key IS NOT NULL") { rows in
      for row in rows {
        guard let existing = try finder.find(row[1]) else { continue }
        try found.execute(arguments: [existing[0] as String, row[0] as Int64])
      }
    }
  }

  private func findByPlace(_ kind: RecordKind) throws {
    guard try hasRows(kind), let around = ImportFormat.parent(of: kind.table), let column = kind.parentColumn,
      let order = kind.orderColumn
    else { return }
    let found = try scratch.makeStatement(
      sql: "UPDATE \"\(kind.table)\" SET id = $1, is_new = 0 WHERE place = $2")
    let find = try main.makeStatement(
      sql: "SELECT id FROM \(kind.table) WHERE workspace = $1 AND \(column) = $2 AND \(order) = $3")
    let sql = """
      SELECT t.place, up.id, t.item FROM "\(kind.table)" AS t JOIN "\(around.table)" AS up ON up.place = t.parent
      WHERE up.is_new = 0
      """
    try batches(sql) { rows in
      for row in rows {
        let place: StatementArguments = [workspace.id, row[1] as String, (row[2] as Int64) + 1]
        guard let id = try String.fetchOne(find, arguments: place) else { continue }
        try found.execute(arguments: [id, row[0] as Int64])
      }
    }
  }

  private mutating func findMembers(_ kind: RecordKind) throws {
    try scratch.execute(sql: "UPDATE member SET id = own_id WHERE own_id IS NOT NULL")
    guard try hasRows(kind) else { return }
    let members = try Row.fetchAll(scratch, sql: "SELECT place, email, own_id FROM member")
    for row in members {
      let index: Int = row[0]
      let wanted: String? = row[2]
      let existing = try String.fetchOne(
        main, sql: "SELECT id FROM member WHERE workspace = $1 AND email = $2",
        arguments: [workspace.id, row[1] as String?])
      if let existing {
        try scratch.execute(
          sql: "UPDATE member SET id = $1, is_new = 0 WHERE place = $2", arguments: [existing, index])
        if let wanted, wanted != existing {
          problems.add("members[\(index)].id", "is \(wanted), but that address belongs to \(existing)")
        }
      } else if let wanted, try memberExists(wanted) {
        problems.add("members[\(index)].id", "is the id of a member with another address")
      }
    }
  }

  private func memberExists(_ id: String) throws -> Bool {
    try Row.fetchOne(
      main, sql: "SELECT 1 FROM member WHERE workspace = $1 AND id = $2", arguments: [workspace.id, id])
      != nil
  }

  /// An access is known by the client and the project that it joins.
  func findExistingAccess() throws {
    guard let kind = ImportFormat.kind("access"), try hasRows(kind) else { return }
    let found = try scratch.makeStatement(sql: "UPDATE access SET id = $1, is_new = 0 WHERE place = $2")
    let find = try main.makeStatement(
      sql: "SELECT id FROM access WHERE workspace = $1 AND client = $2 AND project = $3")
    let sql = """
      SELECT t.place, client.id, project.id FROM access AS t JOIN client ON client.place = t.parent
      JOIN project ON project.key = t.project WHERE client.is_new = 0 AND project.id IS NOT NULL
      """
    try batches(sql) { rows in
      for row in rows {
        let pair: StatementArguments = [workspace.id, row[1] as String, row[2] as String]
        guard let id = try String.fetchOne(find, arguments: pair) else { continue }
        try found.execute(arguments: [id, row[0] as Int64])
      }
    }
  }
}
