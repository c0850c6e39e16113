import GRDB

/// A fact about this database, by name.
package enum Setting: String, Sendable {
  /// Counts restores: pages published before one never hold back those after it.
  case epoch
  /// Tells this database from every other: 128 random bits, made with it.
  case database
  /// The latest moment at which pages were made, to the hour: a clock that is behind it was ahead of the true time.
  case clock

  package func value(_ db: Database) throws -> String? {
    try String.fetchOne(
      db.cachedStatement(sql: "SELECT value FROM setting WHERE name = $1"), arguments: [rawValue])
  }

  package func set(_ value: String, _ db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO setting (name, value) VALUES ($1, $2)
        ON CONFLICT (name) DO UPDATE SET value = excluded.value
        """, arguments: [rawValue, value])
  }
}
