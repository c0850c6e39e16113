import GRDB
import Portal
import PorticoCrypto
import Store

/// Writes what was checked, all in the one transaction that it is handed.
struct Writer {
  let scratch: Database
  let main: Database
  let match: Checker.WorkspaceMatch
  let now: Instant
  let random: RandomBytes
  /// Told how many rows are written.
  let progress: (Int) -> Void

  func write() throws -> ImportResult {
    let (workspace, change) = try writeWorkspace()
    var counts = [change]
    try writeBlobs(workspace)
    for kind in ImportFormat.kinds {
      let written = counts.reduce(0) { $0 + $1.all }
      try FreshIDs(scratch: scratch, random: random, workspace: workspace).deal(to: kind)
      try fill(kind, workspace)
      counts.append(try writeRows(kind, workspace, alreadyWritten: written))
      if let whole = Self.sealed(by: kind) { try writeLast(whole, workspace, &counts) }
    }
    for kind in ImportFormat.kinds where kind.lastColumn != nil && !kind.isSealedByParts {
      try writeLast(kind, workspace, &counts)
    }
    try Verifier(scratch: scratch, main: main, workspace: workspace).verify()
    let id = Workspace.ID(unchecked: workspace)
    let result = ImportResult(
      workspace: id, slug: match.slug, isNewWorkspace: match.isNew, counts: counts)
    if !result.isUnchanged {
      try AuditEntry(
        workspace: id, at: now, actorKind: .operator, actor: "", action: "workspace.import", subject: id.text,
        address: ""
      ).append(main)
    }
    return result
  }

  private func writeRows(_ kind: RecordKind, _ workspace: String, alreadyWritten: Int) throws
    -> ImportResult.Count
  {
    let writer = RowWriter(kind, workspace: workspace, now: now.iso, main, scratch)
    if kind.isPart { try PartLists(kind, workspace: workspace, scratch, main)?.clearChanged() }
    for (condition, isAnswer) in selfReference(kind) {
      let rows = try Row.fetchCursor(scratch, sql: "\(select(kind)) AND \(condition) ORDER BY t.place")
      while let row = try rows.next() {
        let state: Int64 = row[7 + kind.fields.count]
        if kind.isPart || state == 1 {
          try writer.insert(row, isAddition: state == 1)
          if isAnswer, kind.answersAnswers { try writer.finish() }
        } else if kind.lastColumn == nil {
          try writer.update(row)
        }
        if writer.count.all % 5000 == 0 { progress(alreadyWritten + writer.count.all) }
      }
      try writer.finish()
    }
    return writer.count
  }

  /// The rows to be written; the last column is 1 where they, or the record around them, are new.
  private func select(_ kind: RecordKind) -> String {
    let columns = RowWriter.columns(kind)
    guard let around = ImportFormat.parent(of: kind.table),
      let child = around.children.firstIndex(where: { $0.table == kind.table })
    else { return "SELECT \(columns), t.is_new FROM \"\(kind.table)\" AS t WHERE t.place >= 0" }
    let from = "FROM \"\(kind.table)\" AS t JOIN \"\(around.table)\" AS up ON up.place = t.parent"
    guard kind.isPart else { return "SELECT \(columns), t.is_new \(from) WHERE t.place >= 0" }
    let changed = PartLists.changed(child: child)
    return "SELECT \(columns), up.is_new & 1 \(from) WHERE up.is_new & (1 | \(changed)) <> 0"
  }

  /// The kind whose last part this is.
  private static func sealed(by kind: RecordKind) -> RecordKind? {
    ImportFormat.parent(of: kind.table).flatMap {
      $0.isSealedByParts && $0.children.last?.table == kind.table ? $0 : nil
    }
  }

  /// Rows that wait for the rest: those that exist, and the last column of the new ones.
  private func writeLast(
    _ kind: RecordKind, _ workspace: String, _ counts: inout [ImportResult.Count]
  ) throws {
    let writer = RowWriter(kind, workspace: workspace, now: now.iso, main, scratch)
    let rows = try Row.fetchCursor(scratch, sql: "\(select(kind)) ORDER BY t.place")
    while let row = try rows.next() {
      try writer.update(row, isCounted: (row[7 + kind.fields.count] as Int64) & 1 == 0)
    }
    guard let place = counts.firstIndex(where: { $0.table == kind.table }) else { return }
    counts[place].updated += writer.count.updated
    counts[place].unchanged += writer.count.unchanged
  }

  /// A refund names a payment, which has to be there first.
  private func selfReference(_ kind: RecordKind) -> [(condition: String, isAnswer: Bool)] {
    let column = kind.fields.first {
      if case .reference(let table) = $0.type { table == kind.table } else { false }
    }?.column
    return column.map { [("t.\"\($0)\" IS NULL", false), ("t.\"\($0)\" IS NOT NULL", true)] } ?? [
      ("1", false)
    ]
  }
}
