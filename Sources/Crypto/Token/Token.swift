/// Seconds since 1970 without leap seconds, as JWT writes times (RFC 7519 §2).
package typealias NumericDate = Int64

/// What a short-lived token says: who may see which client's pages, on which host, until when (RFC 7519).
///
/// It is renewed from the database's session every few minutes, so that ending a session takes effect soon
/// even where only a public key is known. It gives nothing but pages: actions and files ask the session.
package struct Token: Equatable, Sendable {
  /// Who may use it. A member's token is never good for a client's pages, nor the other way round.
  package enum Kind: String, Sendable {
    case client, member
  }

  /// `iss`: the installation's base address.
  package var issuer: String
  /// `aud`: the one host on which it is good.
  package var audience: String
  /// `sub`: whose session it was renewed from.
  package var subject: String
  /// `scope`: the one path segment under which it is good, a client's id.
  package var scope: String
  package var kind: Kind
  /// `iat`.
  package var issuedAt: NumericDate
  /// `exp`: the first second in which it is no longer good.
  package var expiresAt: NumericDate
  /// `nbf`: the first second in which it is good, if that is later than its making.
  package var notBefore: NumericDate?

  package init(
    issuer: String, audience: String, subject: String, scope: String, kind: Kind,
    issuedAt: NumericDate, expiresAt: NumericDate, notBefore: NumericDate? = nil
  ) {
    self.issuer = issuer
    self.audience = audience
    self.subject = subject
    self.scope = scope
    self.kind = kind
    self.issuedAt = issuedAt
    self.expiresAt = expiresAt
    self.notBefore = notBefore
  }
}
