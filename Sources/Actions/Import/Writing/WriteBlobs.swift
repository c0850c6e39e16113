import GRDB

extension Writer {
  /// A row for each of the files that were taken in. Bytes that were thrown away once are there again.
  ///
  /// A row that exists is not even offered to the database: an insert that comes to nothing still fires the triggers
  /// that watch for replaced rows, and pages would be made anew for nothing.
  func writeBlobs(_ workspace: String) throws {
    let find = try main.makeStatement(
      sql: "SELECT purged_at IS NOT NULL FROM blob WHERE workspace = $1 AND sha256 = $2")
    let insert = try main.makeStatement(
      sql: """
        INSERT INTO blob (workspace, sha256, size, media_type, width, height, duration, stored_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        """)
    let restore = try main.makeStatement(
      sql: "UPDATE blob SET purged_at = NULL WHERE workspace = $1 AND sha256 = $2")
    let rows = try Row.fetchCursor(
      scratch, sql: "SELECT DISTINCT sha256, size, media_type, width, height, duration FROM taken")
    while let row = try rows.next() {
      let key = [workspace.databaseValue, row[0] as DatabaseValue]
      switch try Bool.fetchOne(find, arguments: StatementArguments(key)) {
      case nil:
        let values = key + row.databaseValues.dropFirst() + [now.iso.databaseValue]
        try insert.execute(arguments: StatementArguments(values))
      case true: try restore.execute(arguments: StatementArguments(key))
      default: break
      }
    }
  }
}
