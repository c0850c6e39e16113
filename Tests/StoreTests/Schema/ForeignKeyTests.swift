import GRDB
import Portal
import TestSupport
import Testing

@testable import Store

@Suite("Foreign keys")
struct ForeignKeyTests {
  let agencies: TwoAgencies

  init() throws {
    agencies = try TwoAgencies()
  }

  @Test("every reference carries the workspace, but those to the workspace itself and to currencies")
  func workspaces() throws {
    try agencies.temporary.read { db in
      let keys = try Schema.tables(db).flatMap { try Schema.foreignKeys(of: $0, db) }
      #expect(keys.count > 90)
      for key in keys {
        switch key.parent {
        case "workspace": #expect(key.columns == [["workspace", "id"]], "\(key)")
        case "currency": #expect(key.columns == [["currency", "code"]], "\(key)")
        default:
          #expect(key.columns.first == ["workspace", "workspace"], "\(key)")
          #expect(key.columns.count == 2, "\(key)")
        }
      }
    }
  }

  @Test("every reference of every table to another workspace's row, or to none, is refused")
  func fences() throws {
    try agencies.temporary.write { db in
      for table in try Schema.tables(db) {
        let columns = try Schema.columns(of: table, db)
        for key in try Schema.foreignKeys(of: table, db) where key.columns.count == 2 {
          let (column, target) = (key.columns[1][0], key.columns[1][1])
          let row = try #require(
            try Row.fetchOne(
              db, sql: "SELECT * FROM \(table) WHERE workspace = $1 AND \(column) IS NOT NULL",
              arguments: [agencies.agency.workspace.text]), "no row of \(table) with \(column)")
          let foreign = try DatabaseValue.fetchOne(
            db, sql: "SELECT \(target) FROM \(key.parent) WHERE workspace = $1",
            arguments: [agencies.stranger.workspace.text])
          for value in [foreign, "nobody".databaseValue] {
            let update = try Self.put(value, into: column, of: table, where: row, columns, db)
            #expect(update?.resultCode == .SQLITE_CONSTRAINT, "\(table).\(column)")
          }
        }
      }
    }
  }

  /// Two ways: the row itself changed, and a copy of it beside it; what is left of either must be refused.
  private static func put(
    _ value: DatabaseValue?, into column: String, of table: String, where row: Row, _ columns: [String],
    _ db: Database
  ) throws -> DatabaseError? {
    var refusal: DatabaseError?
    try db.inSavepoint {
      do {
        let same = columns.map { "\($0) IS ?" }.joined(separator: " AND ")
        try db.execute(
          sql: "UPDATE \(table) SET \(column) = ? WHERE \(same)",
          arguments: StatementArguments([value] + columns.map { row[$0] as DatabaseValue? }))
      } catch let error as DatabaseError { refusal = error }
      return .rollback
    }
    return refusal
  }

  @Test("one workspace's invoice on another's project is refused")
  func invoice() throws {
    let (agency, stranger) = (agencies.agency, agencies.stranger)
    try agencies.temporary.write { db in
      for workspace in [agency.workspace, stranger.workspace] {
        let refusal = try db.attempt(
          "INSERT INTO invoice_project VALUES ('\(workspace)', '\(agency.draftInvoice)', '\(stranger.website)')"
        )
        #expect(refusal?.extendedResultCode == .SQLITE_CONSTRAINT_FOREIGNKEY)
      }
    }
  }

  @Test("what others hang on is not deleted")
  func parents() throws {
    let agency = agencies.agency
    try agencies.temporary.write { db in
      for (table, id) in [
        ("workspace", agency.workspace.text), ("company", agency.brightwater.text),
        ("client", agency.ada.text),
        ("project", agency.website.text), ("member", agency.owner.text),
      ] {
        let refusal = try db.attempt("DELETE FROM \(table) WHERE id = '\(id)'")
        #expect(refusal?.extendedResultCode == .SQLITE_CONSTRAINT_FOREIGNKEY, "\(table)")
      }
    }
  }
}
