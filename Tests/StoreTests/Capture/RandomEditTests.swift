import GRDB
import Portal
import TestSupport
import Testing

@testable import Store

/// Threats F-13, the half of it that the database can answer: no edit changes a page unnoticed.
@Suite("Random edits by hand")
struct RandomEditTests {
  @Test(
    "whatever a hand writes, the log names everybody whose pages are others now", arguments: [true, false])
  func edits(foreignKeys: Bool) throws {
    let temporary = try TemporaryStore()
    let agency = try Agency.sample(in: temporary)
    try temporary.write { db in _ = try Others(agency, db) }
    _ = try Agency.stranger(in: temporary)
    var generator = SeededGenerator.printed()
    var visible = 0
    for _ in 0..<15 {
      visible += try temporary.byHand(foreignKeys: foreignKeys) { db in
        try Self.few(agency, &generator, db)
      }
    }
    #expect(visible > 10, "too few edits changed a page: this proves little")
  }

  /// Ten edits, taken back as a whole so that something is left for the next; how many changed a page.
  private static func few(
    _ agency: Agency, _ generator: inout SeededGenerator, _ db: Database
  ) throws -> Int {
    var visible = 0
    try db.inSavepoint {
      for _ in 0..<10 {
        let sql = try edit(agency, &generator, db)
        let effect = try Effect.of(agency, db, keeping: true) { db in
          // What a lock, a check or a key refuses is no edit.
          do { try db.execute(sql: sql) } catch let error as DatabaseError
            where error.resultCode == .SQLITE_CONSTRAINT
          {}
        }
        #expect(effect.changed.isSubset(of: effect.logged), "\(sql)")
        visible += effect.changed.isEmpty ? 0 : 1
      }
      return .rollback
    }
    return visible
  }

  /// One row takes some columns of another, is deleted, or is written over another.
  private static func edit(
    _ agency: Agency, _ generator: inout SeededGenerator, _ db: Database
  ) throws -> String {
    let rule = CaptureRule.all.randomElement(using: &generator)
    let table = rule?.table ?? "client"
    let columns = try Schema.columns(of: table, db)
    let key = rule?.keys.first?.columns ?? []
    let rows = try Row.fetchAll(
      db, sql: "SELECT \(columns.map { "quote(\($0)) AS \($0)" }.joined(separator: ", ")) FROM \(table)")
    let own = rows.filter { ($0[rule?.reach.workspace ?? "workspace"] as String) == "'\(agency.workspace)'" }
    guard let row = own.randomElement(using: &generator), let other = rows.randomElement(using: &generator)
    else {
      return "SELECT 1"
    }
    let isRow = key.map { "\($0) = \(row[$0] as String)" }.joined(separator: " AND ")
    let taken = columns.filter { _ in Int.random(in: 0..<columns.count, using: &generator) < 2 }
    let verb = ["", "OR REPLACE "].randomElement(using: &generator) ?? ""
    switch Int.random(in: 0..<10, using: &generator) {
    case 0: return "DELETE FROM \(table) WHERE \(isRow)"
    case 1...3:
      let values = columns.map { (taken.contains($0) ? other : row)[$0] as String }
      return "INSERT \(verb)INTO \(table) VALUES (\(values.joined(separator: ", ")))"
    default:
      let changes = (taken.isEmpty ? Array(columns.suffix(1)) : taken).map {
        "\($0) = \(other[$0] as String)"
      }
      return "UPDATE \(verb)\(table) SET \(changes.joined(separator: ", ")) WHERE \(isRow)"
    }
  }
}
