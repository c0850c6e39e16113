import GRDB
import Portal

/// What became of a claimed entry. Nothing but its id and its kind is kept of a request for a link once it is over.
extension Outbox {
  /// What an entry's payload is once it has come to an end: a sealed one is forgotten.
  private static let settled = """
    claimed_until = NULL, payload = CASE letter WHEN '\(Entry.signIn)' THEN x'' ELSE payload END
    """

  package static func noteSent(_ entry: Entry, at now: Instant, _ db: Database) throws {
    try db.cachedStatement(
      sql: """
        UPDATE outbox SET state = 'sent', sent_at = $1, problem = '', \(settled) WHERE id = $2 AND state = 'waiting'
        """
    ).execute(arguments: [now.iso, entry.id])
  }

  /// Tried again later.
  /// - Parameter problem: why it was not sent now, without secrets; cut to what the column takes.
  package static func postpone(_ entry: Entry, until due: Instant, problem: String, _ db: Database) throws {
    try db.cachedStatement(
      sql: """
        UPDATE outbox SET due_at = $1, problem = $2, claimed_until = NULL WHERE id = $3 AND state = 'waiting'
        """
    ).execute(arguments: [due.iso, cut(problem), entry.id])
  }

  /// Not tried again by itself.
  package static func noteFailed(_ entry: Entry, problem: String, _ db: Database) throws {
    try db.cachedStatement(
      sql: "UPDATE outbox SET state = 'failed', problem = $1, \(settled) WHERE id = $2 AND state = 'waiting'"
    ).execute(arguments: [cut(problem), entry.id])
  }

  /// Not sent, and no fault: its time is over, or what it is about is gone.
  package static func noteDropped(_ entry: Entry, reason: String, _ db: Database) throws {
    try db.cachedStatement(
      sql: "UPDATE outbox SET state = 'expired', problem = $1, \(settled) WHERE id = $2 AND state = 'waiting'"
    ).execute(arguments: [cut(reason), entry.id])
  }

  /// Forgets letters and requests for links that came to an end and were made before these moments.
  /// - Parameter requests: not before `letters`.
  package static func forget(
    letters: Instant, requests: Instant, _ db: Database
  ) throws {
    try db.cachedStatement(
      sql: """
        DELETE FROM outbox WHERE state IN ('sent', 'failed', 'expired') AND kind = 'mail' AND created_at < $1
          AND (letter = '\(Entry.signIn)' OR created_at < $2)
        """
    ).execute(arguments: [requests.iso, letters.iso])
  }

  private static func cut(_ problem: String) -> String {
    String(String.UnicodeScalarView(problem.unicodeScalars.prefix(1000)))
  }
}
