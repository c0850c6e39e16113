import GRDB
import Portal

/// Holds the rows of the scratch tables against each other and against the real database, and finds out which of them
/// exist already. Everything that is wrong is collected.
///
/// The real database is only read, inside the transaction that will write where all is well: what is true here is
/// still true there.
struct Checker {
  let scratch: Database
  let main: Database
  var problems: ImportProblems
  /// Whether the files' paths have become hashes; where something is wrong already, none was taken in.
  let hasHashes: Bool
  var workspace = WorkspaceMatch(id: nil, slug: "", isNew: true)
  /// The place of the next row that stands for one of the real database.
  var outside: Int64 = -1

  /// The workspace that the file is about.
  struct WorkspaceMatch {
    /// Nil until a new one gets its id.
    var id: String?
    var slug: String
    var isNew: Bool
  }

  init(scratch: Database, main: Database, problems: ImportProblems, hasHashes: Bool) {
    self.scratch = scratch
    self.main = main
    self.problems = problems
    self.hasHashes = hasHashes
  }

  mutating func check() throws {
    try checkWorkspace()
    try findExisting()
    try checkParents()
    try checkDuplicates()
    try checkReferences()
    try findExistingAccess()
    try checkMoney()
    try checkReviews()
    if !workspace.isNew {
      try checkConflicts()
      try checkFrozen()
    }
  }

  /// Notes a problem of a row of the scratch tables.
  mutating func add(_ kind: RecordKind, _ spot: Spot, _ member: String, _ message: @autoclosure () -> String)
  {
    problems.add(spot.path(kind, member: member, scratch), message())
  }

  /// Rows of a kind in the order of the file, a thousand at a time, so that rows may be written in between.
  func batches(_ sql: String, _ body: ([Row]) throws -> Void) throws {
    let statement = try scratch.makeStatement(sql: "\(sql) AND t.place > $1 ORDER BY t.place LIMIT 1000")
    var last: Int64 = -1
    while true {
      let rows = try Row.fetchAll(statement, arguments: [last])
      try body(rows)
      guard let end = rows.last, rows.count == 1000 else { return }
      last = end[0]
    }
  }
}

/// Where in the file a row of the scratch tables comes from.
struct Spot {
  /// Of the record in its top list; for a row that lies deeper, the place of the record around it.
  let index: Int
  /// In the list inside that record.
  let item: Int

  /// `t.place, t.parent, t.item`
  init(_ row: Row, from column: Int = 0, isInner: Bool) {
    index = isInner ? row[column + 1] : row[column]
    item = isInner ? row[column + 2] : 0
  }

  /// Asks the scratch tables for the records around a row that lies two lists deep: paths are made for the few problems
  /// that are listed.
  func path(_ kind: RecordKind, member: String, _ scratch: Database) -> String {
    guard let around = ImportFormat.parent(of: kind.table) else {
      return Trail(list: kind, index: index, member: member).path
    }
    guard let top = ImportFormat.parent(of: around.table) else {
      return Trail(list: around, index: index, inner: kind, item: item, member: member).path
    }
    let outer = try? Row.fetchOne(
      scratch, sql: "SELECT parent, item FROM \"\(around.table)\" WHERE place = $1", arguments: [index])
    return Trail(
      list: top, index: outer?[0] ?? 0, inner: around, item: outer?[1] ?? 0, innermost: kind, last: item,
      member: member
    ).path
  }
}
