import GRDB

/// Writes the rows of one kind from the scratch tables into the database.
final class RowWriter {
  private let kind: RecordKind
  private let main: Database
  private let scratch: Database
  private let workspace: DatabaseValue
  private let now: DatabaseValue
  /// By the members that a row has.
  private var inserts: [Int64: (plan: RowPlan, batch: RowBatch)] = [:]
  private var updates: [Int64: (plan: RowPlan, statement: BoundStatement)?] = [:]
  private(set) var count: ImportResult.Count

  init(_ kind: RecordKind, workspace: String, now: String, _ main: Database, _ scratch: Database) {
    self.scratch = scratch
    self.kind = kind
    self.main = main
    self.workspace = workspace.databaseValue
    self.now = now.databaseValue
    count = ImportResult.Count(table: kind.table)
  }

  /// The columns that a row needs, from a scratch row `t` and, for what lies in another record, that record `up`.
  static func columns(_ kind: RecordKind) -> String {
    let parent = kind.parentColumn == nil ? "NULL" : "up.id"
    let own = kind.isPart ? "NULL" : "t.id"
    let key = if case .key = kind.identity { "t.key" } else { "NULL" }
    return "t.place, t.parent, t.item, t.mask, \(own), \(parent), \(key), \(kind.selection)"
  }

  /// Adds a row, now or with the next ones: `finish()` writes what waits.
  /// - Parameter isAddition: false for an item of a list that is written anew.
  func insert(_ row: Row, isAddition: Bool) throws {
    let mask: Int64 = row[3]
    let insert = try inserts[mask] ?? newInsert(mask)
    let spot = Spot(row, isInner: kind.parentColumn != nil)
    let (kind, scratch) = (kind, scratch)
    try insert.batch.add(insert.plan.sources.map { value($0, row) }) {
      spot.path(kind, member: "", scratch)
    }
    if isAddition { count.added += 1 } else { count.updated += 1 }
  }

  /// Brings a row that exists up to date.
  /// - Parameter isCounted: false for one that this import made.
  func update(_ row: Row, isCounted: Bool = true) throws {
    let mask: Int64 = row[3]
    guard let update = try updates[mask] ?? newUpdate(mask) else {
      guard isCounted else { return }
      count.unchanged += 1
      return
    }
    do {
      try update.statement.execute(update.plan.sources.map { value($0, row) })
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
      throw RefusedRow(
        path: Spot(row, isInner: kind.parentColumn != nil).path(kind, member: "", scratch), error: error)
    }
    guard isCounted else { return }
    if main.changesCount > 0 { count.updated += 1 } else { count.unchanged += 1 }
  }

  func finish() throws {
    for (_, insert) in inserts.sorted(by: { $0.key < $1.key }) { try insert.batch.flush() }
  }

  private func newInsert(_ mask: Int64) throws -> (plan: RowPlan, batch: RowBatch) {
    let plan = RowPlan.insert(kind, mask: mask)
    let insert = (plan, try RowBatch(plan, main))
    inserts[mask] = insert
    return insert
  }

  private func newUpdate(_ mask: Int64) throws -> (plan: RowPlan, statement: BoundStatement)? {
    let update = try RowPlan.update(kind, mask: mask).map { ($0, try BoundStatement($0.sql, main)) }
    updates[mask] = .some(update)
    return update
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
