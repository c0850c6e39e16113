/// Decides whether bytes are a token of this installation (RFC 7515 §5.2, RFC 8725).
///
/// The key decides the algorithm, never the token: ES256 is the only one there is. Nothing of a token is
/// believed before its signature is checked but the name of the key, and that only finds one of our own.
package struct TokenVerifier: Sendable {
  /// In bytes. Ours have some 450, and cookies end at 4096.
  package static let longestToken = 4096

  private let keys: KeySet
  private let issuer: String

  package init(keys: KeySet, issuer: String) {
    self.keys = keys
    self.issuer = issuer
  }

  /// Both halves of the check: `authenticate`, then the token's own `check`.
  package func verify(
    _ bytes: [UInt8], audience: String, kind: Token.Kind, now: NumericDate, graceSeconds: Int64 = 0
  ) throws(TokenError) -> (token: Token, standing: Token.Standing) {
    let token = try authenticate(bytes)
    let standing = try token.check(audience: audience, kind: kind, now: now, graceSeconds: graceSeconds)
    return (token, standing)
  }

  /// Form, signature and issuer: what a clock does not change. The answer may be remembered for the same
  /// bytes for as long as the keys are the same; `Token.check` then still has to be asked on every request.
  package func authenticate(_ bytes: [UInt8]) throws(TokenError) -> Token {
    guard bytes.count <= TokenVerifier.longestToken else { throw .tooLong(bytes.count) }
    let parts = bytes.split(separator: UInt8(ascii: "."), maxSplits: 3, omittingEmptySubsequences: false)
    guard parts.count == 3, let header = Base64URL.bytes(parts[0]), let payload = Base64URL.bytes(parts[1]),
      let signature = Base64URL.bytes(parts[2])
    else { throw .malformed }
    let key = try key(for: header)
    guard key.isValid(signature: signature, for: bytes[..<parts[1].endIndex]) else { throw .signature }
    guard let claims = FlatJSON(payload) else { throw .payload }
    let token = try Token(claims: claims)
    guard token.issuer == issuer else { throw .issuer(token.issuer) }
    return token
  }

  /// The header has the three members that ours have and no other: so no `crit`, no key or address of a key
  /// in the token itself, no other way to encode the payload (RFC 7515 §4.1, RFC 7797).
  private func key(for header: [UInt8]) throws(TokenError) -> VerifyingKey {
    guard let header = FlatJSON(header), header.members.count == 3, header.text("alg") == "ES256",
      header.text("typ") == "JWT", let kid = header.text("kid")
    else { throw .header }
    guard let key = keys[kid] else { throw .unknownKey(kid: kid) }
    return key
  }
}

extension Token {
  /// Claims that are not ours are passed over (RFC 7519 §4), those that are ours have to be there, in their
  /// type.
  fileprivate init(claims: FlatJSON) throws(TokenError) {
    func text(_ name: String) throws(TokenError) -> String {
      guard let text = claims.text(name) else { throw .claim(name) }
      return text
    }
    func date(_ name: String) throws(TokenError) -> NumericDate {
      guard let date = claims.number(name) else { throw .claim(name) }
      return date
    }
    guard let kind = Kind(rawValue: try text("kind")) else { throw .claim("kind") }
    self.init(
      issuer: try text("iss"), audience: try text("aud"), subject: try text("sub"), scope: try text("scope"),
      kind: kind, issuedAt: try date("iat"), expiresAt: try date("exp"),
      notBefore: claims.members["nbf"] == nil ? nil : try date("nbf"))
  }
}
