import GRDB
import Portal
import PorticoCrypto
import Store

/// Holds down what somebody could do too often: asking for links in somebody's name, guessing at links (threats.md, M-09).
struct AttemptLimits: Sendable {
  let limits: Limits
  let records: Records

  /// Counts a request for a link, by address, by network and altogether, and tells whether it may be followed. The same
  /// three rows are written whoever asks for whom.
  /// - Parameter follow: done in the same transaction, where it may be.
  func allowsLink(
    to addressee: String, network: String?, in workspace: Workspace.ID, at now: Instant,
    _ follow: @escaping @Sendable (Database) throws -> Void
  ) async throws -> Bool {
    // The address is not written down for this, only a hash that tells it from others.
    let address = SHA256.digest(of: "\(workspace.text) \(addressee)".utf8).hex
    let buckets = [
      ("link to \(address)", limits.linksPerAddress), ("link from \(network ?? "-")", limits.linksPerNetwork),
      ("link", limits.linksInAll),
    ]
    return try await allows(buckets, at: now, follow)
  }

  /// Counts a link that did not work.
  func allowsFailedLink(network: String?, at now: Instant) async throws -> Bool {
    try await allows([("dead link from \(network ?? "-")", limits.failedLinksPerNetwork)], at: now)
  }

  private func allows(
    _ buckets: [(name: String, limit: Int)], at now: Instant,
    _ follow: @escaping @Sendable (Database) throws -> Void = { _ in }
  ) async throws -> Bool {
    try await records.write { db in
      var allowed = true
      for bucket in buckets {
        let count = try Attempts.count(bucket.name, at: now, windowSeconds: limits.windowSeconds, db)
        if count > bucket.limit { allowed = false }
      }
      if allowed { try follow(db) }
      return allowed
    }
  }
}
