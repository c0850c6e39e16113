import GRDB
import Portal

/// Pages that could not be made: shown by `doctor` and `/readyz`, tried again with growing pauses.
package enum PageFailures {
  package struct Failure: Sendable {
    package let key: ClientKey
    /// Empty where the snapshot itself could not be read.
    package let page: String
    package let reason: String
    package let attempts: Int
  }

  /// From one minute on, doubled each time, an hour at most.
  static func pause(after attempts: Int) -> Int64 {
    min(3600, 60 << Int64(min(attempts - 1, 6)))
  }

  /// Makes these the failures of a client, and forgets those that it had and has no more.
  package static func replace(
    of key: ClientKey, with failures: [(page: String, reason: String)], at now: Instant, _ db: Database
  ) throws {
    let arguments: StatementArguments = [key.workspace.text, key.client.text]
    let known = try Row.fetchAll(
      db.cachedStatement(sql: "SELECT page, attempts FROM page_failure WHERE workspace = $1 AND client = $2"),
      arguments: arguments)
    if known.isEmpty, failures.isEmpty { return }
    var attempts: [String: Int] = [:]
    for row in known { attempts[row[0]] = row[1] }
    for failure in failures {
      let count = (attempts.removeValue(forKey: failure.page) ?? 0) + 1
      try db.execute(
        sql: """
          INSERT INTO page_failure (workspace, client, page, reason, attempts, first_at, retry_at)
          VALUES ($1, $2, $3, $4, $5, $6, $7)
          ON CONFLICT (workspace, client, page)
          DO UPDATE SET reason = excluded.reason, attempts = excluded.attempts, retry_at = excluded.retry_at
          """,
        arguments: [
          key.workspace.text, key.client.text, failure.page, failure.reason, count, now.iso,
          now.adding(seconds: pause(after: count)).iso,
        ])
    }
    for page in attempts.keys {
      try db.execute(
        sql: "DELETE FROM page_failure WHERE workspace = $1 AND client = $2 AND page = $3",
        arguments: [key.workspace.text, key.client.text, page])
    }
  }

  package static func due(at now: Instant, limit: Int, _ db: Database) throws -> [ClientKey] {
    try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT workspace, client FROM page_failure WHERE retry_at <= $1
          GROUP BY workspace, client ORDER BY min(retry_at) LIMIT $2
          """), arguments: [now.iso, limit]
    ).map { ClientKey(workspace: .init(unchecked: $0[0]), client: .init(unchecked: $0[1])) }
  }

  package static func earliest(_ db: Database) throws -> Instant? {
    try String.fetchOne(
      db.cachedStatement(sql: "SELECT retry_at FROM page_failure ORDER BY retry_at LIMIT 1")
    )
    .flatMap { Instant(iso: $0) }
  }

  package static func all(limit: Int, _ db: Database) throws -> [Failure] {
    try Row.fetchAll(
      db,
      sql: "SELECT workspace, client, page, reason, attempts FROM page_failure ORDER BY first_at LIMIT $1",
      arguments: [limit]
    ).map {
      Failure(
        key: ClientKey(workspace: .init(unchecked: $0[0]), client: .init(unchecked: $0[1])), page: $0[2],
        reason: $0[3], attempts: $0[4])
    }
  }

  package static func count(_ db: Database) throws -> Int {
    try Int.fetchOne(db.cachedStatement(sql: "SELECT count(*) FROM page_failure")) ?? 0
  }
}
