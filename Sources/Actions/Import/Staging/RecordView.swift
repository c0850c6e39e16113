import GRDB

/// A record's members by column, for rules that look at several of them.
struct RecordView {
  let kind: RecordKind
  let values: [DatabaseValue]
  let mask: Int64

  /// Nil for what the file leaves out or sets to null.
  func whole(_ column: String) -> Int64? {
    guard let index = kind.index(column: column), case .int64(let value) = values[index].storage else {
      return nil
    }
    return value
  }

  func text(_ column: String) -> String? {
    guard let index = kind.index(column: column), case .string(let value) = values[index].storage else {
      return nil
    }
    return value
  }

  func has(list member: String) -> Bool {
    guard let child = kind.children.firstIndex(where: { $0.member == member }) else { return false }
    return mask & kind.bit(child: child) != 0
  }
}
