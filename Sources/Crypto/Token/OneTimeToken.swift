/// What a sign-in link or a session's cookie carries: 32 random bytes. The database keeps only the digest, so
/// that who reads it, or a backup of it, can use neither.
///
/// The bytes are random, so a plain SHA-256 is enough: there is nothing to guess that a slow hash would
/// protect.
package struct OneTimeToken: Sendable {
  package static let byteCount = 32
  /// The letters of base 64 that go into the link or the cookie: 43.
  package let text: Secret<String>
  /// What the database keeps, as `hash.hex`.
  package let hash: Digest

  package init(random: RandomBytes) throws(CryptoError) {
    self.init(bytes: try random.bytes(OneTimeToken.byteCount))
  }

  /// From a link or a cookie; nil for what cannot be one, before any database is asked.
  package init?(text: some StringProtocol) {
    guard text.utf8.count == 43, let bytes = Base64URL.bytes(text.utf8) else { return nil }
    self.init(bytes: bytes)
  }

  private init(bytes: [UInt8]) {
    text = Secret(Base64URL.text(bytes))
    hash = SHA256.digest(of: bytes)
  }
}
