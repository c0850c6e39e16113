import GRDB

extension Checker {
  /// What must be unique within the file, and the member that is to blame.
  private static let unique: [(table: String, columns: [String], member: String)] = [
    ("member", ["email"], "email"), ("company", ["key"], "id"), ("project", ["key"], "id"),
    ("milestone", ["key"], "id"), ("project_update", ["key"], "id"), ("invoice", ["key"], "id"),
    ("payment", ["key"], "id"), ("client", ["key"], "id"), ("client", ["email"], "email"),
    ("invoice", ["number"], "number"), ("access", ["parent", "project"], "project"),
    ("invoice_project", ["parent", "project"], "project"),
    ("payment_allocation", ["parent", "invoice"], "invoice"), ("deliverable", ["key"], "id"),
    ("version", ["key"], "id"), ("version", ["parent", "number"], "number"), ("comment", ["key"], "id"),
    ("reviewer", ["parent", "client"], "client"), ("approval", ["key"], "id"),
    ("approval", ["version", "client"], "client"), ("change_request", ["key"], "id"), ("file", ["key"], "id"),
    ("file_request", ["key"], "id"), ("file_request_file", ["key"], "id"), ("feedback", ["key"], "id"),
    ("feedback_message", ["key"], "id"),
  ]

  mutating func checkDuplicates() throws {
    for (table, columns, member) in Self.unique {
      guard let kind = ImportFormat.kind(table) else { continue }
      try checkUnique(kind, columns, member)
    }
    // One row of the database under two names: its id and its external id.
    for kind in ImportFormat.kinds {
      guard let key = kind.keyColumn else { continue }
      try checkUnique(kind, ["id"], "id", count: "count(DISTINCT \(key))")
    }
  }

  private mutating func checkUnique(
    _ kind: RecordKind, _ columns: [String], _ member: String, count: String = "count(*)"
  )
    throws
  {
    let list = columns.joined(separator: ", ")
    let last = columns.last ?? ""
    let repeated = try Row.fetchCursor(
      scratch,
      sql: """
        SELECT min(place), max(place), \(count) FROM "\(kind.table)"
        WHERE "\(last)" IS NOT NULL AND "\(last)" <> '' AND place >= 0 GROUP BY \(list) HAVING \(count) > 1
        """)
    let find = try scratch.makeStatement(
      sql: "SELECT place, parent, item, \"\(last)\" FROM \"\(kind.table)\" WHERE place = $1")
    while let group = try repeated.next() {
      guard let first = try Row.fetchOne(find, arguments: [group[0] as Int64]),
        let again = try Row.fetchOne(find, arguments: [group[1] as Int64])
      else { continue }
      let isInner = kind.parentColumn != nil
      let place = Spot(first, isInner: isInner).path(kind, member: member, scratch)
      let all: Int = group[2]
      let times = all > 2 ? ", \(all) times in all" : ""
      add(
        kind, Spot(again, isInner: isInner), member, "“\(Self.text(again[3]))” stands at \(place) too\(times)"
      )
    }
  }

  private static func text(_ value: DatabaseValue) -> String {
    String.fromDatabaseValue(value) ?? Int64.fromDatabaseValue(value).map(String.init) ?? ""
  }
}
