import GRDB
import Portal
import PorticoCrypto

extension Writer {
  /// Adds the workspace or brings it up to date.
  /// - Returns: its id and what was done.
  func writeWorkspace() throws -> (id: String, ImportResult.Count) {
    let kind = ImportFormat.workspace
    let id = try match.id ?? RandomID.text(prefix: Workspace.prefix, random: random)
    let writer = RowWriter(kind, workspace: id, now: now.iso, main, scratch)
    let columns = kind.selection
    guard
      let row = try Row.fetchOne(
        scratch, sql: "SELECT 0, 0, 0, t.mask, $1, NULL, NULL, \(columns) FROM workspace AS t",
        arguments: [id])
    else { return (id, writer.count) }
    if match.isNew { try insert(kind, id, row) } else { try writer.update(row) }
    var count = writer.count
    if match.isNew { count.added = 1 }
    return (id, count)
  }

  /// `position` is the order in which workspaces came: the first has the bare host.
  private func insert(_ kind: RecordKind, _ id: String, _ row: Row) throws {
    let present = kind.fields.indices.filter { index in
      kind.fields[index].column != "own_id" && (row[3] as Int64) & kind.bit(field: index) != 0
    }
    let names = present.map { ", \(kind.fields[$0].column)" }.joined()
    let values = present.indices.map { ", $\($0 + 3)" }.joined()
    let arguments = [id.databaseValue, now.iso.databaseValue] + present.map { row[7 + $0] as DatabaseValue }
    try main.execute(
      sql: """
        INSERT INTO workspace (id, created_at, position\(names))
        VALUES ($1, $2, (SELECT coalesce(max(position), 0) + 1 FROM workspace)\(values))
        """, arguments: StatementArguments(arguments))
  }
}
