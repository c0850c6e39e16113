extension Token {
  /// How far a token that passed its check can be relied on.
  package enum Standing: Sendable {
    case current
    /// Expired, but within the grace: good for pages while the database cannot be reached, and for nothing
    /// else.
    case withinGrace
  }

  /// How far the clock of the machine that made the token may be ahead, in seconds. It never prolongs a
  /// token.
  package static let skewSeconds: Int64 = 60

  /// What depends on the request and the time: host, kind, and the three dates (RFC 7519 §4.1).
  ///
  /// - Parameters:
  ///   - audience: the host that was asked, from the table of verified domains, in small letters.
  ///   - graceSeconds: how long after its expiry the token still passes; 0 unless the database is down.
  package func check(
    audience: String, kind: Kind, now: NumericDate, graceSeconds: Int64 = 0
  ) throws(TokenError) -> Standing {
    guard self.audience == audience else { throw .audience(self.audience) }
    guard self.kind == kind else { throw .kind(self.kind) }
    let latest = now + Token.skewSeconds
    guard issuedAt <= latest else { throw .issuedInFuture(at: issuedAt) }
    if let notBefore, notBefore > latest { throw .notYetValid(from: notBefore) }
    if now < expiresAt { return .current }
    guard now - expiresAt < graceSeconds else { throw .expired(at: expiresAt) }
    return .withinGrace
  }
}
