import GRDB

/// The statement that writes the rows of a kind that have the same members, and where each of its arguments is from.
struct RowPlan {
  /// The statement; for an insert, up to the values.
  let sql: String
  let sources: [Source]

  enum Source: Equatable {
    case workspace
    case id
    case externalID
    /// The row around it.
    case parent
    /// From 1.
    case order
    case field(Int)
    case now
  }

  /// A new row: what the file leaves out is left to the table's own defaults.
  static func insert(_ kind: RecordKind, mask: Int64) -> RowPlan {
    var columns: [(String, Source)] = [("workspace", .workspace)]
    if !kind.isPart { columns.append(("id", .id)) }
    if case .key = kind.identity { columns.append(("external_id", .externalID)) }
    if let parent = kind.parentColumn { columns.append((parent, .parent)) }
    let fields = written(kind, mask).filter { kind.fields[$0].column != kind.lastColumn }
    if let order = kind.orderColumn, !fields.contains(where: { kind.fields[$0].column == order }) {
      columns.append((order, .order))
    }
    columns += fields.map { (kind.fields[$0].column, .field($0)) }
    let given = columns.map(\.0)
    columns += kind.stamps.filter { !given.contains($0) }.map { ($0, .now) }
    let names = columns.map(\.0).joined(separator: ", ")
    return RowPlan(sql: "INSERT INTO \(kind.table) (\(names)) VALUES", sources: columns.map(\.1))
  }

  /// An insert of so many rows at once.
  func sql(rows: Int) -> String {
    let width = sources.count
    let tuples = (0..<rows).map { row in
      "(" + (1...width).map { "$\(row * width + $0)" }.joined(separator: ", ") + ")"
    }
    return "\(sql) \(tuples.joined(separator: ", "))"
  }

  /// A row that exists: what the file says, where it says something else than the row. Nil where it says nothing.
  static func update(_ kind: RecordKind, mask: Int64) -> RowPlan? {
    let columns = written(kind, mask).map { (kind.fields[$0].column, Source.field($0)) }.filter { column in
      // What a row is found by is what it is.
      switch kind.identity {
      case .email: column.0 != "email"
      case .pair(_, let joined): column.0 != joined
      case .slug: column.0 != "slug"
      case .key, .part, .derived, .place: true
      }
    }
    guard !columns.isEmpty else { return nil }
    let assignments = columns.enumerated().map { "\($1.0) = $\($0 + 1)" }.joined(separator: ", ")
    let differs = columns.enumerated().map { "\($1.0) IS DISTINCT FROM $\($0 + 1)" }.joined(separator: " OR ")
    let (workspace, id) = ("$\(columns.count + 1)", "$\(columns.count + 2)")
    let isOne =
      kind.table == "workspace"
      ? "\(workspace) <> '' AND id = \(id)" : "workspace = \(workspace) AND id = \(id)"
    return RowPlan(
      sql: "UPDATE \(kind.table) SET \(assignments) WHERE \(isOne) AND (\(differs))",
      sources: columns.map(\.1) + [.workspace, .id])
  }

  /// Fields that the file has and that are columns of the table.
  private static func written(_ kind: RecordKind, _ mask: Int64) -> [Int] {
    kind.fields.indices.filter { index in
      switch kind.fields[index].type {
      case .key, .ownID: false
      default: mask & kind.bit(field: index) != 0
      }
    }
  }
}
