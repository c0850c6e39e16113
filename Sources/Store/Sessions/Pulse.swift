import GRDB

/// What `/readyz` and `/metrics` ask of the database.
package struct Pulse: Sendable {
  /// Changes that no page shows yet.
  package let changesWaiting: Int
  package let pageFailures: Int
  package let mailWaiting: Int
  /// Of what waits, what was refused or not answered at least once.
  package let mailDelayed: Int
  package let mailFailed: Int

  package static func take(_ db: Database) throws -> Pulse {
    let waiting = try Row.fetchOne(
      db.cachedStatement(
        sql: "SELECT count(*), coalesce(sum(problem <> ''), 0) FROM outbox WHERE state = 'waiting'"))
    return Pulse(
      changesWaiting: try ChangeLog.count(db), pageFailures: try PageFailures.count(db),
      mailWaiting: waiting?[0] ?? 0, mailDelayed: waiting?[1] ?? 0,
      mailFailed: try Int.fetchOne(
        db.cachedStatement(sql: "SELECT count(*) FROM outbox WHERE state = 'failed'")) ?? 0)
  }

  /// The oldest change that waits, nil where none does. One look at an index, however many there are.
  package static func oldestChange(_ db: Database) throws -> Int64? {
    try Int64.fetchOne(db.cachedStatement(sql: "SELECT id FROM change ORDER BY id LIMIT 1"))
  }
}
