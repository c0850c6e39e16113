import GRDB
import Portal

/// Finds a row of the real database by what a file calls it: an id of ours, a member's address, an external id.
struct RowFinder {
  private let prefix: String?
  private let byID: Statement
  private let byKey: Statement
  private let workspace: String?
  private let kind: RecordKind

  /// - Parameter columns: what is read besides the id.
  init(_ kind: RecordKind, columns: [String], workspace: String?, _ main: Database) throws {
    let select =
      "SELECT \((["id"] + columns).joined(separator: ", ")) FROM \(kind.table) WHERE workspace = $1"
    byID = try main.makeStatement(sql: "\(select) AND id = $2")
    if case .email = kind.identity {
      prefix = nil
      byKey = try main.makeStatement(sql: "\(select) AND email = $2")
    } else if case .derived = kind.identity {
      prefix = kind.prefix
      byKey = byID
    } else {
      prefix = kind.prefix
      // The second condition lets SQLite use the index, which has no empty ones.
      byKey = try main.makeStatement(sql: "\(select) AND external_id = $2 AND external_id <> ''")
    }
    self.workspace = workspace
    self.kind = kind
  }

  func find(_ key: String) throws -> Row? {
    let isOwn = prefix.map { IDText.isValid(key.utf8.span, prefix: $0) } ?? false
    if !isOwn, case .derived = kind.identity, let workspace {
      let id = try DerivedID.text(kind, key: key, workspace: workspace)
      return try Row.fetchOne(byID, arguments: [workspace, id])
    }
    return try Row.fetchOne(isOwn ? byID : byKey, arguments: [workspace, key])
  }
}
