import Portal
import PorticoCrypto
import Store

/// The short-lived token that a session is renewed into.
enum SessionToken {
  /// Its life: 10 minutes.
  static let seconds: Int64 = 600

  /// - Parameter issuer: the base address.
  static func text(of session: Session, issuer: String, key: SigningKey, at now: Instant) throws(TokenError)
    -> String
  {
    let token = Token(
      issuer: issuer, audience: session.host, subject: session.id.text, scope: session.key.client.text,
      kind: .client,
      issuedAt: now.seconds, expiresAt: now.seconds + seconds)
    return try token.signed(by: key)
  }
}
