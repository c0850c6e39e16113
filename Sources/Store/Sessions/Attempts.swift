import GRDB
import Portal

/// Counts what somebody could do too often.
package enum Attempts {
  /// Counts one more attempt in a bucket and tells how many there were since its window began, this one included.
  /// A window begins with the first attempt after the last one ended; one that begins in the future was begun by a
  /// clock that was wrong, and is begun anew.
  package static func count(_ bucket: String, at now: Instant, windowSeconds: Int64, _ db: Database) throws
    -> Int
  {
    let start = now.adding(seconds: -windowSeconds).iso
    return try Int.fetchOne(
      db.cachedStatement(
        sql: """
          INSERT INTO rate_limit (bucket, since, count) VALUES ($1, $2, 1)
          ON CONFLICT (bucket) DO UPDATE SET
            count = CASE WHEN since <= $3 OR since > $2 THEN 1 ELSE count + 1 END,
            since = CASE WHEN since <= $3 OR since > $2 THEN $2 ELSE since END
          RETURNING count
          """), arguments: [bucket, now.iso, start]) ?? 1
  }

  /// Forgets windows that began before a moment.
  package static func forget(before moment: Instant, _ db: Database) throws {
    try db.execute(sql: "DELETE FROM rate_limit WHERE since < $1", arguments: [moment.iso])
  }
}
