import GRDB

/// New rows with the same members, written some at a time: each statement that fires triggers is a transaction of its
/// own inside SQLite, and that costs as much as the row.
final class RowBatch {
  private static let size = 32

  private let plan: RowPlan
  private let main: Database
  private let one: BoundStatement
  private var many: BoundStatement?
  private var values: [DatabaseValue] = []
  /// The path of each row that waits, for the one that the database refuses.
  private var paths: [() -> String] = []

  init(_ plan: RowPlan, _ main: Database) throws {
    self.plan = plan
    self.main = main
    one = try BoundStatement(plan.sql(rows: 1), main)
  }

  /// - Throws: `RefusedRow`, perhaps for a row added earlier.
  func add(_ row: [DatabaseValue], path: @escaping () -> String) throws {
    values += row
    paths.append(path)
    guard paths.count == Self.size else { return }
    let statement = try many ?? BoundStatement(plan.sql(rows: Self.size), main)
    many = statement
    do {
      try statement.execute(values)
      removeAll()
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
      // All or none of a statement is done: one by one, the row that is refused shows itself.
      try flush()
    }
  }

  /// Writes what waits.
  func flush() throws {
    let width = plan.sources.count
    for (index, path) in paths.enumerated() {
      do {
        try one.execute(values[(index * width)..<((index + 1) * width)])
      } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
        throw RefusedRow(path: path(), error: error)
      }
    }
    removeAll()
  }

  private func removeAll() {
    values.removeAll(keepingCapacity: true)
    paths.removeAll(keepingCapacity: true)
  }
}

/// A row that the database's own rules refused.
struct RefusedRow: Error {
  let path: String
  let error: DatabaseError
}
