import GRDB

extension Writer {
  /// A row for each of the files that were taken in. Bytes that were thrown away once are there again.
  func writeBlobs(_ workspace: String) throws {
    let insert = try main.makeStatement(
      sql: """
        INSERT INTO blob (workspace, sha256, size, media_type, width, height, duration, stored_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        ON CONFLICT (workspace, sha256) DO UPDATE SET purged_at = NULL WHERE purged_at IS NOT NULL
        """)
    let rows = try Row.fetchCursor(
      scratch, sql: "SELECT DISTINCT sha256, size, media_type, width, height, duration FROM taken")
    while let row = try rows.next() {
      let values = [workspace.databaseValue] + row.databaseValues + [now.iso.databaseValue]
      try insert.execute(arguments: StatementArguments(values))
    }
  }
}
