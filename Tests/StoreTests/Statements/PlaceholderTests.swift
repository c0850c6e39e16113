import Foundation
import Testing

@testable import Store

/// SQLite takes `$1` for a name and numbers names as they come: `SET plan = $2 WHERE id = $1` binds the first argument
/// to the plan, without a word. So the numbers in every statement of the product come in order, and mean the same to
/// PostgreSQL.
@Suite("Placeholders")
struct PlaceholderTests {
  @Test("stand in their order in every snapshot statement", arguments: SnapshotStatements.all)
  func snapshots(sql: String) {
    #expect(Self.firsts(in: sql) == Array(1...Self.firsts(in: sql).count))
  }

  @Test("stand in their order in every text of the sources that looks like SQL")
  func sources() throws {
    let folder = URL(fileURLWithPath: #filePath).appending(path: "../../../../Sources").standardized
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    var statements = 0
    for case let file as URL in files ?? .init() where file.pathExtension == "swift" {
      let text = try String(contentsOf: file, encoding: .utf8)
      for literal in text.matches(of: /"""(?s)(.*?)"""|"((?:[^"\\\n]|\\.)*)"/) {
        let sql = String(literal.1 ?? literal.2 ?? "")
        let firsts = Self.firsts(in: sql)
        guard !firsts.isEmpty, sql.contains(/\b(SELECT|INSERT|UPDATE|DELETE|WHERE|AND)\b/) else { continue }
        statements += 1
        #expect(firsts == firsts.sorted(), "\(file.lastPathComponent): \(sql)")
        let isWhole = sql.contains(/^\s*(SELECT|INSERT|UPDATE|DELETE|WITH)\b/) && !sql.contains("\\(")
        if isWhole { #expect(firsts == Array(1...firsts.count), "\(file.lastPathComponent): \(sql)") }
      }
    }
    #expect(statements > 30, "the search finds the statements")
  }

  @Test("out of order are found")
  func finds() {
    #expect(Self.firsts(in: "SELECT $2, $1, $2") == [2, 1])
    #expect(Self.firsts(in: "SELECT $1, '\\($0)', $10") == [1, 10])
  }

  /// The numbers in the order of their first appearance; `$0` is Swift's.
  private static func firsts(in sql: String) -> [Int] {
    var firsts: [Int] = []
    for match in sql.matches(of: /\$([1-9][0-9]*)/) {
      if let number = Int(match.1), !firsts.contains(number) { firsts.append(number) }
    }
    return firsts
  }
}
