import GRDB

/// Writes the rows of one kind from the scratch tables into the database.
final class RowWriter {
  private let kind: RecordKind
  private let main: Database
  private let workspace: DatabaseValue
  private let now: DatabaseValue
  private var plans: [PlanKey: Prepared] = [:]
  private(set) var count: ImportResult.Count

  private struct PlanKey: Hashable {
    let mask: Int64
    let isNew: Bool
  }

  /// Nil statement: there is nothing to write.
  private struct Prepared {
    let statement: Statement?
    let sources: [RowPlan.Source]
  }

  init(_ kind: RecordKind, workspace: String, now: String, _ main: Database) {
    self.kind = kind
    self.main = main
    self.workspace = workspace.databaseValue
    self.now = now.databaseValue
    count = ImportResult.Count(table: kind.table)
  }

  /// The columns that `write` wants, from a scratch row `t` and, for what lies in another record, that record `up`.
  static func columns(_ kind: RecordKind) -> String {
    let parent = kind.parentColumn == nil ? "NULL" : "up.id"
    let own = kind.isPart ? "NULL" : "t.id"
    let key = if case .key = kind.identity { "t.key" } else { "NULL" }
    return "t.place, t.parent, t.item, t.mask, \(own), \(parent), \(key), \(kind.selection)"
  }

  /// - Parameter isNew: false for a row that the database has.
  /// - Throws: what the database has against it, as a problem with the row's path.
  func write(_ row: Row, isNew: Bool, isAddition: Bool) throws {
    let prepared = try plan(PlanKey(mask: row[3], isNew: isNew))
    guard let statement = prepared.statement else {
      count.unchanged += 1
      return
    }
    statement.setUncheckedArguments(StatementArguments(prepared.sources.map { value($0, row) }))
    do {
      try statement.execute()
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
      throw RefusedRow(path: Spot(row, isInner: kind.parentColumn != nil).path(kind, member: ""), error: error)
    }
    if isAddition {
      count.added += 1
    } else if main.changesCount > 0 {
      count.updated += 1
    } else {
      count.unchanged += 1
    }
  }

  private func plan(_ key: PlanKey) throws -> Prepared {
    if let plan = plans[key] { return plan }
    let plan = key.isNew ? RowPlan.insert(kind, mask: key.mask) : RowPlan.update(kind, mask: key.mask)
    let prepared = Prepared(
      statement: try plan.map { try main.makeStatement(sql: $0.sql) }, sources: plan?.sources ?? [])
    plans[key] = prepared
    return prepared
  }

  private func value(_ source: RowPlan.Source, _ row: Row) -> DatabaseValue {
    switch source {
    case .workspace: workspace
    case .now: now
    case .id: row[4]
    case .parent: row[5]
    case .order: ((row[2] as Int64) + 1).databaseValue
    case .field(let index): row[7 + index]
    case .externalID:
      // An id of ours is the row's id; only a name of the file's own is kept beside it.
      (row[4] as DatabaseValue) == row[6] ? "".databaseValue : row[6]
    }
  }
}

/// A row that the database's own rules refused.
struct RefusedRow: Error {
  let path: String
  let error: DatabaseError
}
