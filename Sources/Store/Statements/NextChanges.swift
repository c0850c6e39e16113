import GRDB
import Portal

/// Time is a change: when a client's pages next change by themselves.
package enum NextChanges {
  package static func set(_ key: ClientKey, _ at: Instant?, _ db: Database) throws {
    guard let at else {
      try db.cachedStatement(sql: "DELETE FROM next_change WHERE workspace = $1 AND client = $2")
        .execute(arguments: [key.workspace.text, key.client.text])
      return
    }
    try db.cachedStatement(
      sql: """
        INSERT INTO next_change (workspace, client, at) VALUES ($1, $2, $3)
        ON CONFLICT (workspace, client) DO UPDATE SET at = excluded.at WHERE at <> excluded.at
        """
    ).execute(arguments: [key.workspace.text, key.client.text, at.iso])
  }

  /// A page never says more than the end of its day, which is at most 25 hours away (a day on which clocks go back).
  /// What is said to change later was made while the clock was ahead of the true time.
  private static let longestDay: Int64 = 26 * 3600

  /// Whose time has come, and whose pages were made by a clock that has been set back since.
  package static func due(at now: Instant, limit: Int, _ db: Database) throws -> [ClientKey] {
    let due = try keys(where: "at <= $1 ORDER BY at LIMIT $2", now, limit, db)
    if !due.isEmpty { return due }
    return try keys(where: "at > $1 ORDER BY at LIMIT $2", now.adding(seconds: longestDay), limit, db)
  }

  private static func keys(
    where condition: String, _ instant: Instant, _ limit: Int, _ db: Database
  ) throws -> [ClientKey] {
    try Row.fetchAll(
      db.cachedStatement(sql: "SELECT workspace, client FROM next_change WHERE \(condition)"),
      arguments: [instant.iso, limit]
    ).map { ClientKey(workspace: .init(unchecked: $0[0]), client: .init(unchecked: $0[1])) }
  }

  /// The next moment that something is due, nil where nothing ever is.
  package static func earliest(_ db: Database) throws -> Instant? {
    try String.fetchOne(db.cachedStatement(sql: "SELECT at FROM next_change ORDER BY at LIMIT 1"))
      .flatMap { Instant(iso: $0) }
  }
}
