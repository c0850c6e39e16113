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
      trigger("replace", "BEFORE INSERT", [logReplaced()]),
      trigger(
        "replace_update", "BEFORE UPDATE OF \(Set(keys.joined()).sorted().joined(separator: ", "))",
        [logReplaced()]),
    ]
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

  /// The clients that the rows touch which NEW would throw out.
  private func logReplaced() -> String {
    let meets = keys.map { key in
      "(" + key.map(equal).joined(separator: " AND ") + ")"
    }
    let condition = meets.joined(separator: " OR ")
    let tables = reach.source.map { "\(table) AS row JOIN \($0.tables)" } ?? "\(table) AS row"
    let joined = reach.source.map { "\($0.condition) AND " } ?? ""
    return """
      INSERT INTO change (workspace, client) \
      SELECT DISTINCT row.\(reach.workspace), \(reach.client) FROM \(tables) WHERE \(joined)(\(condition))
      """
  }

  /// Numbers and external ids are unique only where there is one (partial indexes).
  private func equal(_ column: String) -> String {
    let isPartial = ["external_id", "number"].contains(column)
    return "row.\(column) = NEW.\(column)" + (isPartial ? " AND row.\(column) <> ''" : "")
  }
}
