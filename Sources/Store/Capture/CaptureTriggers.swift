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
      trigger("replace", "BEFORE INSERT", keys.map { logReplaced(by: $0) }),
      trigger(
        "replace_update", "BEFORE UPDATE OF \(keyColumns.joined(separator: ", "))",
        keys.map { logReplaced(by: $0, butOld: true) }),
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
    let selects = [row, other].compactMap { $0 }.map(touched)
    return "INSERT INTO change (workspace, client) \(selects.joined(separator: " UNION "))"
  }

  /// The clients that the row NEW or OLD touches.
  private func touched(by row: String) -> String {
    let client = reach.client.replacing("row.", with: "\(row).")
    let select = "SELECT \(row).\(reach.workspace), \(client)"
    guard let source = reach.source else { return select }
    return "\(select) FROM \(source.tables) WHERE \(source.condition.replacing("row.", with: "\(row)."))"
  }

  /// The clients that the row touches which NEW would throw out because they share a key. One statement for each key,
  /// so that each finds its index whatever the others are.
  /// - Parameter butOld: true where a row is updated: it does not collide with itself.
  private func logReplaced(by key: Key, butOld: Bool = false) -> String {
    var conditions = key.columns.map { "row.\($0) = NEW.\($0)" }
    if let (column, test) = key.condition { conditions.append("row.\(column) \(test)") }
    if butOld, let primary = keys.first {
      conditions.append("NOT (\(primary.columns.map { "row.\($0) = OLD.\($0)" }.joined(separator: " AND ")))")
    }
    if let source = reach.source { conditions.append(source.condition) }
    let tables = reach.source.map { "\(table) AS row CROSS JOIN \($0.tables)" } ?? "\(table) AS row"
    return """
      INSERT INTO change (workspace, client) SELECT row.\(reach.workspace), \(reach.client) FROM \(tables) \
      WHERE \(conditions.joined(separator: " AND "))
      """
  }
}
