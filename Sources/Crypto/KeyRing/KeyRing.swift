/// The keys of an installation, as they lie in `data/keys`:
///
///     token-<seconds since 1970>-<kid>.pem   sign tokens: the newest; older ones are believed a while
///     receipt.pem                            signs receipts of approvals, and never anything else
///     sealing.key                            encrypts the secrets in the database; 64 hexadecimal digits
///
/// A value: it does not see what happens on disk later. A server reads it again (`load`) when a token names a
/// key that it does not know, and from time to time, because `keys rotate` runs in another process.
package struct KeyRing: Sendable {
  /// Newest first, never empty.
  let tokenKeys: [DatedKey]
  package let receiptKey: SigningKey
  package let sealing: SealedBox

  /// How long a key that has a successor is believed, in seconds: the life of the last token it signed (10
  /// minutes), the grace of that token while the database is down (12 hours), and a reserve for clocks.
  package static let overlapSeconds: Int64 = 13 * 3600

  /// - Parameter tokenKeys: newest first.
  init(newest: DatedKey, older: [DatedKey], receiptKey: SigningKey, sealing: SealedBox) {
    tokenKeys = [newest] + older
    tokenKey = newest.key
    self.receiptKey = receiptKey
    self.sealing = sealing
  }

  /// The key that signs tokens: the newest.
  package let tokenKey: SigningKey

  /// The keys whose tokens are believed. No receipt key: a receipt can never pass for a token.
  package func publishedTokenKeys(now: NumericDate) -> KeySet {
    KeySet(live(now: now).map(\.key.publicKey))
  }

  /// What `/.well-known/jwks.json` answers: the token keys, newest first, then the receipt key.
  package func jwks(now: NumericDate) -> [UInt8] {
    let tokens = live(now: now).map { (key: $0.key.publicKey, purpose: JWK.Purpose.token) }
    return JWK.setJSON(tokens + [(receiptKey.publicKey, .receipt)])
  }

  /// Keys that are dead: their successor has signed for longer than the overlap.
  func dead(now: NumericDate) -> [DatedKey] {
    let live = live(now: now).count
    return Array(tokenKeys[live...])
  }

  /// A key lives until its successor, the one before it in the list, is older than the overlap. Successors
  /// only get older along the list, so the living are its beginning.
  private func live(now: NumericDate) -> ArraySlice<DatedKey> {
    let firstDead = tokenKeys.indices.dropFirst().first { index in
      now - tokenKeys[index - 1].createdAt > KeyRing.overlapSeconds
    }
    return tokenKeys[..<(firstDead ?? tokenKeys.endIndex)]
  }
}

/// A token key with the time when it began to sign, which its file's name tells.
struct DatedKey: Sendable {
  let createdAt: NumericDate
  let key: SigningKey

  var fileName: KeyFileName { .token(createdAt: createdAt, kid: key.publicKey.kid) }
}
