import GRDB
import Portal

/// The import's entry in the audit log.
enum ImportAudit {
  static func write(_ result: ImportResult, at now: Instant, _ db: Database) throws {
    // Table names and numbers: nothing that JSON would need to escape.
    let counts = result.counts.filter { $0.added + $0.updated > 0 }.map {
      "\"\($0.table)\":{\"added\":\($0.added),\"updated\":\($0.updated)}"
    }
    try db.execute(
      sql: """
        INSERT INTO audit (workspace, at, actor_kind, action, subject, detail)
        VALUES ($1, $2, 'operator', 'import', $3, $4)
        """,
      arguments: [
        result.workspace, now.iso, result.workspace, "{\(counts.joined(separator: ","))}",
      ])
  }
}
