import GRDB

/// What new records do not say themselves.
extension Writer {
  /// Before the rows of a kind are written, after those that they refer to.
  func fill(_ kind: RecordKind, _ workspace: String) throws {
    switch kind.table {
    case "version":
      // Refused later, with a sentence: neither files nor a link.
      try set(kind, "sha256", VersionHash.text(link: ""))
    case "approval":
      try fillApprovals(kind, workspace)
      try set(kind, "receipt", "")
    default: break
    }
  }

  private func set(_ kind: RecordKind, _ column: String, _ value: String) throws {
    guard let bit = kind.index(column: column).map({ kind.bit(field: $0) }) else { return }
    try scratch.execute(
      sql: """
        UPDATE "\(kind.table)" SET "\(column)" = $1, mask = mask | $2
        WHERE is_new = 1 AND place >= 0 AND mask & $2 = 0
        """, arguments: [value, bit])
  }

  /// An approval keeps the hash of what was approved, and the client's name and address as they were.
  private func fillApprovals(_ kind: RecordKind, _ workspace: String) throws {
    let rows = try Row.fetchCursor(
      scratch,
      sql: """
        SELECT t.place, (SELECT id FROM version WHERE key = t.version LIMIT 1),
          (SELECT id FROM client WHERE key = t.client LIMIT 1)
        FROM approval AS t WHERE t.is_new = 1 AND t.place >= 0 ORDER BY t.place
        """)
    let version = try main.makeStatement(sql: "SELECT sha256 FROM version WHERE workspace = $1 AND id = $2")
    let client = try main.makeStatement(
      sql: "SELECT name, email FROM client WHERE workspace = $1 AND id = $2")
    while let row = try rows.next() {
      let place: Int64 = row[0]
      let hash = try String.fetchOne(version, arguments: [workspace, row[1] as String?])
      let person = try Row.fetchOne(client, arguments: [workspace, row[2] as String?])
      let values = [("sha256", hash), ("name", person?[0]), ("email", person?[1])]
      for (column, value) in values {
        guard let bit = kind.index(column: column).map({ kind.bit(field: $0) }) else { continue }
        try scratch.execute(
          sql: "UPDATE approval SET \(column) = $1, mask = mask | $2 WHERE place = $3 AND mask & $2 = 0",
          arguments: [value, bit, place])
      }
    }
  }
}
