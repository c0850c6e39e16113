/// From rules to SQL.
extension CaptureRule {
  /// Every trigger's name begins with this, so that a new set can replace an old one.
  static let prefix = "capture_"

  /// The triggers of this table.
  var triggers: [String] {
    [
      trigger("insert", "AFTER INSERT", [log("NEW")]),
      trigger("delete", "AFTER DELETE", [log("OLD")]),
      trigger(
        "update", "AFTER UPDATE OF \(columns.joined(separator: ", "))", when: changed,
        [log("NEW", and: "OLD")]),
      trigger("replace", "BEFORE INSERT", keys.flatMap { logReplaced(by: $0) }),
      trigger(
        "replace_update", "BEFORE UPDATE OF \(keyColumns.joined(separator: ", "))",
        keys.flatMap { logReplaced(by: $0, butOld: true) }),
    ]
  }

  /// Every column that decides whether two rows collide.
  private var keyColumns: [String] {
    Set(keys.flatMap { $0.columns + ($0.condition.map { [$0.column] } ?? []) }).sorted()
  }

  private func trigger(_ name: String, _ event: String, when: String? = nil, _ statements: [String]) -> String
  {
    """
    CREATE TRIGGER \(Self.prefix)\(table)_\(name) \(event) ON \(table) FOR EACH ROW\(when.map { " WHEN \($0)" } ?? "")
    BEGIN
      \(statements.map { "\($0);" }.joined(separator: "\n  "))
    END
    """
  }

  private var changed: String {
    columns.map { "OLD.\($0) IS NOT NEW.\($0)" }.joined(separator: " OR ")
  }

  private func log(_ row: String, and other: String? = nil) -> String {
    let selects = [row, other].compactMap { $0 }.flatMap(touched)
    return "INSERT INTO change (workspace, client) \(selects.joined(separator: " UNION "))"
  }

  /// The clients that the row NEW or OLD touches, a SELECT for each part.
  private func touched(by row: String) -> [String] {
    reach.parts.map { part in
      let text =
        "SELECT row.\(reach.workspace), \(part.client)" + (part.tables.map { " FROM \($0)" } ?? "")
        + (part.condition.map { " WHERE \($0)" } ?? "")
      return text.replacing("row.", with: "\(row).")
    }
  }

  /// The clients that the row touches which NEW would throw out because they share a key. One statement for each key
  /// and part, so that each finds its index whatever the others are.
  /// - Parameter butOld: true where a row is updated: it does not collide with itself.
  private func logReplaced(by key: Key, butOld: Bool = false) -> [String] {
    var shared = key.columns.map { "row.\($0) = NEW.\($0)" }
    if let (column, test) = key.condition { shared.append("row.\(column) \(test)") }
    if butOld, let primary = keys.first {
      shared.append("NOT (\(primary.columns.map { "row.\($0) = OLD.\($0)" }.joined(separator: " AND ")))")
    }
    return reach.parts.map { part in
      let tables = part.tables.map { "\(table) AS row CROSS JOIN \($0)" } ?? "\(table) AS row"
      let conditions = shared + [part.condition].compactMap { $0 }
      return """
        INSERT INTO change (workspace, client) SELECT row.\(reach.workspace), \(part.client) FROM \(tables) \
        WHERE \(conditions.joined(separator: " AND "))
        """
    }
  }
}
