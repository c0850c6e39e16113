import GRDB
import Portal
import Store

/// What the database has to learn once an owner's pages are durable.
struct Settlement: Sendable {
  let owner: Owner
  let version: SnapshotVersion
  let nextChange: Instant?
  let failures: [(page: String, reason: String)]
  let outcome: Outcome

  init(rendered: Rendered, outcome: Outcome) {
    owner = rendered.owner
    version = rendered.version
    nextChange = rendered.nextChange
    failures = rendered.failures
    self.outcome = outcome
  }

  /// Pages for a day that has ended keep their entries: the next look makes them again.
  func record(at now: Instant, _ db: Database) throws {
    guard case .client(let key) = owner, !outcome.isOutdated else { return }
    // Whoever published ahead may die before the rest, and what led here may be a change of the whole workspace.
    if outcome.isOvertaken { return try ChangeLog.touch(key, db) }
    try ChangeLog.forget(key, upTo: version.position, db)
    try NextChanges.set(key, nextChange, db)
    try PageFailures.replace(of: key, with: failures, at: now, db)
  }
}
