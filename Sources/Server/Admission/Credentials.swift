import Portal
import PorticoCrypto
import Synchronization

/// What a `Cookie` header proves about who asks. Times and host are not looked at yet.
struct Credentials: Sendable {
  /// Its signature and issuer are right.
  var token: Token?
  /// Has the form of a session's cookie; the database knows whether it is one.
  var session: OneTimeToken?
  /// The same for a session of the team.
  var member: OneTimeToken?

  static let none = Credentials()
}

/// Reads credentials. A token that was verified once is known by its bytes, so that a request costs no signature.
final class CredentialReader: Sendable {
  private let keys: TokenKeys
  private let names: CookieNames
  private let verified = Mutex(Verified())

  private struct Verified {
    var generation = 0
    var young: [[UInt8]: Token] = [:]
    var old: [[UInt8]: Token] = [:]
  }

  /// Tokens in each of two generations; a token and its bytes take about a kilobyte.
  private static let capacity = 4096
  /// Longer ones are not ours, and browsers cut theirs at this length.
  private static let longestHeader = 16 << 10

  init(keys: TokenKeys, names: CookieNames) {
    self.keys = keys
    self.names = names
  }

  /// Changes when what was read may no longer be true.
  var generation: Int { keys.generation }

  func read(_ header: [UInt8], at now: Instant) -> Credentials {
    guard header.count <= Self.longestHeader else { return .none }
    var credentials = Credentials()
    if let text = CookieHeader.value(of: names.token, in: header) {
      credentials.token = token(Array(text), at: now)
    }
    if let text = CookieHeader.value(of: names.session, in: header) {
      credentials.session = OneTimeToken(text: String(decoding: text, as: UTF8.self))
    }
    if let text = CookieHeader.value(of: names.member, in: header) {
      credentials.member = OneTimeToken(text: String(decoding: text, as: UTF8.self))
    }
    return credentials
  }

  private func token(_ bytes: [UInt8], at now: Instant) -> Token? {
    let generation = keys.generation
    let known = verified.withLock { verified -> Token? in
      if verified.generation != generation { verified = Verified(generation: generation) }
      return verified.young[bytes] ?? verified.old[bytes]
    }
    if let known { return known }
    guard let token = keys.authenticate(bytes, at: now) else { return nil }
    verified.withLock { verified in
      if verified.young.count >= Self.capacity {
        verified.old = verified.young
        verified.young = [:]
      }
      verified.young[bytes] = token
    }
    return token
  }
}
