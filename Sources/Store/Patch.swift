import GRDB
import Portal

/// Some columns of one row, to be set at once. Tables and columns are named in the code, never by what came in.
package struct Patch {
  private var columns: [(name: StaticString, value: (any DatabaseValueConvertible)?)] = []

  package init() {}

  package var isEmpty: Bool { columns.isEmpty }

  /// - Parameter value: nil for NULL.
  package mutating func set(_ column: StaticString, _ value: (any DatabaseValueConvertible)?) {
    columns.append((column, value))
  }

  /// - Returns: whether there is such a row.
  @discardableResult
  package func apply(to table: StaticString, _ id: String, in workspace: Workspace.ID, _ db: Database) throws
    -> Bool
  {
    guard !isEmpty else { return false }
    let sets = columns.enumerated().map { "\($1.name) = $\($0 + 1)" }.joined(separator: ", ")
    let last = columns.count
    try db.execute(
      sql: "UPDATE \(table) SET \(sets) WHERE workspace = $\(last + 1) AND id = $\(last + 2)",
      arguments: StatementArguments(columns.map(\.value) + [workspace.text, id]))
    return db.changesCount > 0
  }
}
