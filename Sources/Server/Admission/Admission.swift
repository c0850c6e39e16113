import Portal
import PorticoCrypto

/// Whether a client's pages are shown to whoever asks: the one decision, for pages, for HEAD and 304, and for edges that
/// ask (`/edge/authorize`).
struct Admission: Sendable {
  let reader: CredentialReader
  let ended: EndedSessions
  let state: PortalState

  enum Outcome {
    case admitted
    /// A good token of another client: they learn as much as about a client that does not exist.
    case stranger
    /// No good token, but a session that may give one.
    case renew
    case signIn
  }

  /// How long after its end a token is good for pages while the database cannot be reached (architecture.md, rule 6).
  static let graceSeconds: Int64 = 12 * 3600

  /// - Parameters:
  ///   - path: of a page, by `PagePath.form`.
  ///   - host: in normal form.
  func decide(path: Span<UInt8>, host: String, _ credentials: Credentials, at now: Instant) -> Outcome {
    guard let token = credentials.token, isGood(token, on: host, at: now) else {
      return credentials.session == nil ? .signIn : .renew
    }
    return path.equals(PagePath.client, token.scope.utf8.span) ? .admitted : .stranger
  }

  func isGood(_ token: Token, on host: String, at now: Instant) -> Bool {
    let grace = state.isDatabaseDown ? Self.graceSeconds : 0
    do throws(TokenError) {
      _ = try token.check(audience: host, kind: .client, now: now.seconds, graceSeconds: grace)
    } catch {
      return false
    }
    return !ended.contains(token.subject)
  }
}
