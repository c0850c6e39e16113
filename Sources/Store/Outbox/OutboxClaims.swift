import GRDB
import Portal

/// Who delivers what: an entry is claimed before anything is done with it, so that of two workers one has it.
extension Outbox {
  /// So long an entry is its worker's alone, in seconds: longer than any delivery takes. What a process that died had
  /// claimed is free when the next one takes the post over (`releaseAll`), and after this time at the latest.
  package static let claimSeconds: Int64 = 15 * 60

  /// Mail pauses while the workspace's portal is switched off.
  /// - Parameter now: its placeholder.
  private static func isDue(_ now: String) -> String {
    """
    state = 'waiting' AND kind = 'mail' AND due_at <= \(now) AND (claimed_until IS NULL OR claimed_until <= \(now))
      AND EXISTS (SELECT 1 FROM workspace WHERE workspace.id = outbox.workspace AND workspace.portal_enabled = 1)
    """
  }

  /// Whether there is anything to claim. One look at an index where there is not.
  package static func isAnythingDue(at now: Instant, _ db: Database) throws -> Bool {
    try Row.fetchOne(
      db.cachedStatement(sql: "SELECT 1 FROM outbox WHERE \(isDue("$1")) LIMIT 1"), arguments: [now.iso])
      != nil
  }

  /// Takes the entry that has been due for longest, and counts the attempt. Links that sign in go first: somebody waits
  /// for them, and they have minutes.
  package static func claim(at now: Instant, _ db: Database) throws -> Entry? {
    try claim(where: "letter = '\(Entry.signIn)'", at: now, db)
      ?? claim(where: "letter <> '\(Entry.signIn)'", at: now, db)
  }

  private static func claim(where rule: String, at now: Instant, _ db: Database) throws -> Entry? {
    try Row.fetchOne(
      db.cachedStatement(
        sql: """
          UPDATE outbox SET attempts = attempts + 1, claimed_until = $1
          WHERE id = (SELECT id FROM outbox WHERE \(rule) AND \(isDue("$2")) ORDER BY due_at, id LIMIT 1)
          RETURNING \(Entry.columns)
          """), arguments: [now.adding(seconds: claimSeconds).iso, now.iso]
    ).map(Entry.init)
  }

  /// Takes what else is due for the same reader and may go in the same mail, in the order in which it was written.
  package static func claim(
    beside entry: Entry, where goesAlong: (Letter.Kind) -> Bool, at now: Instant, _ db: Database
  ) throws -> [Entry] {
    let kinds = Check.list(Letter.Kind.allCases.filter(goesAlong).map(\.rawValue))
    return try Row.fetchAll(
      db.cachedStatement(
        sql: """
          UPDATE outbox SET attempts = attempts + 1, claimed_until = $1
          WHERE \(isDue("$2")) AND workspace = $3 AND recipient = $4 AND letter IN (\(kinds))
            AND (expires_at IS NULL OR expires_at > $2)
          RETURNING \(Entry.columns)
          """),
      arguments: [
        now.adding(seconds: claimSeconds).iso, now.iso, entry.workspace.text, entry.recipient?.text ?? "",
      ]
    ).map(Entry.init).sorted { $0.id < $1.id }
  }

  /// Gives entries back as if they had not been taken.
  package static func release(_ entries: [Entry], _ db: Database) throws {
    for entry in entries {
      try db.cachedStatement(
        sql: """
          UPDATE outbox SET attempts = attempts - 1, claimed_until = NULL
          WHERE id = $1 AND state = 'waiting' AND claimed_until IS NOT NULL
          """
      ).execute(arguments: [entry.id])
    }
  }

  /// Frees what a process that died had taken. For whoever is known to be the only one that delivers.
  package static func releaseAll(_ db: Database) throws {
    try db.execute(
      sql: "UPDATE outbox SET claimed_until = NULL WHERE state = 'waiting' AND claimed_until IS NOT NULL")
  }
}
