import GRDB

/// What `/readyz` and `/metrics` ask of the database.
package struct Pulse: Sendable {
  /// Changes that no page shows yet.
  package let changesWaiting: Int
  package let pageFailures: Int
  package let mailWaiting: Int

  package static func take(_ db: Database) throws -> Pulse {
    Pulse(
      changesWaiting: try ChangeLog.count(db), pageFailures: try PageFailures.count(db),
      mailWaiting: try Int.fetchOne(
        db.cachedStatement(sql: "SELECT count(*) FROM outbox WHERE state = 'waiting'")) ?? 0)
  }

  /// The oldest change that waits, nil where none does. One look at an index, however many there are.
  package static func oldestChange(_ db: Database) throws -> Int64? {
    try Int64.fetchOne(db.cachedStatement(sql: "SELECT id FROM change ORDER BY id LIMIT 1"))
  }
}
