/// Digests, signatures, tokens and secrets, all on OpenSSL's libcrypto; no algorithm of our own.
///
/// What is here, from the bottom up: bytes as text (`Hex`, `Base64URL`, `RandomID`), `SHA256` and
/// `HMACSHA256`, `SealedBox` for secrets at rest, `SigningKey` and `VerifyingKey` (ES256), `Token` (the
/// short-lived JWT that lets a request see one client's pages), `OneTimeToken` (sign-in links, session
/// cookies), and `KeyRing` (the keys on disk).
///
///     let ring = try KeyRing.open(directory: "data/keys", now: now, random: .system)
///     let text = try token.signed(by: ring.tokenKey)
///     let verifier = TokenVerifier(keys: ring.publishedTokenKeys(now: now), issuer: "https://example.com")
///     let seen = try verifier.verify(
///       Array(text.utf8), audience: "acme.example.com", kind: .client, now: now)
///
/// Times are whole seconds since 1970 and come in as arguments, randomness comes in as `RandomBytes`.
package enum CryptoError: Error, Equatable {
  /// The system gave no random bytes, or not as many as asked for.
  case noRandomness
  /// OpenSSL refused an operation that succeeds unless memory is out or the library is broken.
  case library(operation: String, reason: String)
  /// The text is not a PEM block of an unencrypted key.
  case notPEM
  /// A key, but not one on the curve P-256, the only one that ES256 knows.
  case notP256
  /// The coordinates name no point of P-256.
  case notOnCurve
}

extension CryptoError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .noRandomness: "The system gave no random bytes."
    case .library(let operation, let reason): "OpenSSL failed in \(operation): \(reason)"
    case .notPEM: "This is not an unencrypted key in PEM form."
    case .notP256: "The key is not on the curve P-256."
    case .notOnCurve: "The coordinates are not a point of the curve P-256."
    }
  }
}
