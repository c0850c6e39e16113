import GRDB

/// Whether a list that belongs to a row is in the file what it is in the database.
struct PartComparison {
  private let staged: Statement
  private let stored: Statement
  private let workspace: String?
  private let isOrdered: Bool

  init(_ kind: RecordKind, workspace: String?, _ scratch: Database, _ main: Database) throws {
    staged = try scratch.makeStatement(
      sql: "SELECT \(kind.selection) FROM \"\(kind.table)\" AS t WHERE t.parent = $1 ORDER BY t.item")
    let columns = kind.fields.map(\.column).joined(separator: ", ")
    let order = kind.orderColumn.map { " ORDER BY \($0)" } ?? ""
    stored = try main.makeStatement(
      sql: """
        SELECT \(columns) FROM \(kind.table) WHERE workspace = $1 AND \(kind.parentColumn ?? "") = $2\(order)
        """)
    self.workspace = workspace
    isOrdered = kind.orderColumn != nil
  }

  /// - Parameters:
  ///   - place: of the row around the list, in the scratch tables.
  ///   - id: of the same row in the database.
  func isSame(place: Int64, id: String) throws -> Bool {
    let new = try Row.fetchAll(staged, arguments: [place]).map { Array($0.databaseValues) }
    let old = try Row.fetchAll(stored, arguments: [workspace, id]).map { Array($0.databaseValues) }
    return isOrdered ? new == old : new.count == old.count && Set(new) == Set(old)
  }
}

extension RecordKind {
  /// The fields of a scratch row `t`, with ids where the file refers to other records.
  var selection: String {
    fields.map { field in
      guard case .reference(let table) = field.type, let key = ImportFormat.kind(table)?.keyColumn else {
        return "t.\"\(field.column)\""
      }
      return "(SELECT id FROM \"\(table)\" AS target WHERE target.\"\(key)\" = t.\"\(field.column)\" LIMIT 1)"
    }.joined(separator: ", ")
  }
}
