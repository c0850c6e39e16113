import GRDB
import Portal

/// The scratch table of one kind while it is being filled.
final class StagingTable {
  let kind: RecordKind
  let children: [StagingTable]
  /// Rows so far.
  private(set) var count = 0

  /// Members in the order of the mask's bits: fields, then lists.
  let members: [String]
  /// Nil for what no file says.
  private let names: [[UInt8]?]
  /// Members that a file may have.
  var known: [String] { zip(members, names).filter { $0.1 != nil }.map(\.0) }
  private var likely = 0
  private let insert: BoundStatement
  private let key: (index: Int, prefix: String)?

  init(_ kind: RecordKind, _ db: Database) throws {
    self.kind = kind
    children = try kind.children.map { try StagingTable($0, db) }
    members = kind.fields.map(\.name) + kind.children.map(\.member)
    names =
      kind.fields.map { $0.need == .computed ? nil : Array($0.name.utf8) }
      + kind.children.map { Array($0.member.utf8) }
    insert = try BoundStatement(kind.scratchInsert, db)
    switch kind.identity {
    case .key(let prefix), .derived(let prefix): key = kind.index(column: "key").map { ($0, prefix) }
    default: key = nil
    }
  }

  /// Which member has this name. Files name members in the same order again and again, so the search begins after
  /// the one found last.
  func member(named name: [UInt8]) -> Int? {
    for step in 0..<names.count {
      let index = (likely + step) % names.count
      if names[index] == name {
        likely = index + 1
        return index
      }
    }
    return nil
  }

  /// Rows so far, with those inside them.
  var total: Int { children.reduce(count) { $0 + $1.total } }

  /// The place of the next row.
  func reserve() -> Int64 {
    defer { count += 1 }
    return Int64(count)
  }

  func add(_ values: [DatabaseValue], place: Int64, parent: Int64, item: Int, mask: Int64) throws {
    let id = key.flatMap { ownID(values[$0.index], prefix: $0.prefix) } ?? .null
    let row = [
      place.databaseValue, parent.databaseValue, item.databaseValue, mask.databaseValue, id, 1.databaseValue,
    ]
    try insert.execute(row + values)
  }

  private func ownID(_ key: DatabaseValue, prefix: String) -> DatabaseValue? {
    guard case .string(let text) = key.storage, IDText.isValid(text.utf8.span, prefix: prefix) else {
      return nil
    }
    return key
  }
}
