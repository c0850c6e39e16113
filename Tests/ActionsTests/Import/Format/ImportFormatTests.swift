import GRDB
import Testing

@testable import Actions

@Suite("The format's tables")
struct ImportFormatTests {
  @Test(
    "every member is a column of its table, and every column that must be given is a member or comes by itself"
  )
  func columns() throws {
    let place = try TemporaryImport()
    try place.temporary.read { db in
      for kind in [ImportFormat.workspace] + ImportFormat.kinds {
        let columns = try db.columns(in: kind.table)
        let names = Set(columns.map(\.name))
        var filled = Set(kind.stamps + [kind.parentColumn, kind.orderColumn].compactMap { $0 })
        filled.formUnion(["workspace", "id", "external_id", "position"])
        // Worked out where a file leaves them out: from the path, and empty.
        if kind.fileColumn != nil { filled.insert("name") }
        if kind.table == "approval" { filled.insert("receipt") }
        for field in kind.fields where !["key", "own_id"].contains(field.column) {
          #expect(names.contains(field.column), "\(kind.table).\(field.column)")
          if field.need != .optional { filled.insert(field.column) }
          if field.isNullable {
            #expect(
              columns.first { $0.name == field.column }?.isNotNull == false, "\(kind.table).\(field.column)")
          }
        }
        for column in columns where column.isNotNull && column.defaultValueSQL == nil {
          #expect(filled.contains(column.name), "\(kind.table).\(column.name) has no value")
        }
      }
    }
  }

  @Test("a record's members fit in its mask, and a name stands for one member")
  func masks() {
    for kind in [ImportFormat.workspace] + ImportFormat.kinds {
      let names = kind.fields.map(\.name) + kind.children.map(\.member)
      #expect(names.count < 60)
      #expect(Set(names).count == names.count)
    }
  }
}
