import GRDB

/// Lists that are replaced as a whole: of records that exist, the ones that changed are emptied and marked to be
/// written anew, and the others are left alone, so that the same file twice changes nothing.
struct PartLists {
  private let kind: RecordKind
  private let around: RecordKind
  private let child: Int
  private let workspace: String
  private let scratch: Database
  private let main: Database

  /// Nil for what lies in no other record.
  init?(_ kind: RecordKind, workspace: String, _ scratch: Database, _ main: Database) {
    guard let around = ImportFormat.parent(of: kind.table),
      let child = around.children.firstIndex(where: { $0.table == kind.table })
    else { return nil }
    self.kind = kind
    self.around = around
    self.child = child
    self.workspace = workspace
    self.scratch = scratch
    self.main = main
  }

  /// The bit in `is_new` of a record that exists and whose list is to be written.
  static func changed(child: Int) -> Int64 { 2 << Int64(child) }

  func clearChanged() throws {
    let comparison = try PartComparison(kind, workspace: workspace, scratch, main)
    let mark = try scratch.makeStatement(
      sql: "UPDATE \"\(around.table)\" SET is_new = is_new | $1 WHERE place = $2")
    let clear = try main.makeStatement(
      sql: "DELETE FROM \(kind.table) WHERE workspace = $1 AND \(kind.parentColumn ?? "") = $2")
    let rows = try Row.fetchCursor(
      scratch,
      sql: """
        SELECT t.place, t.id FROM "\(around.table)" AS t
        WHERE t.place >= 0 AND t.is_new & 1 = 0 AND t.mask & $1 <> 0 ORDER BY t.place
        """, arguments: [around.bit(child: child)])
    while let row = try rows.next() {
      let id: String = row[1]
      if try comparison.isSame(place: row[0], id: id) { continue }
      try clear.execute(arguments: [workspace, id])
      try mark.execute(arguments: [Self.changed(child: child), row[0] as Int64])
    }
  }
}
