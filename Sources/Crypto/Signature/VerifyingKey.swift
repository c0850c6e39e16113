import COpenSSL

/// The public half of an ES256 key.
package struct VerifyingKey: Sendable {
  private let handle: KeyHandle
  /// The coordinates of the point, 32 bytes each.
  package let x: [UInt8]
  package let y: [UInt8]
  /// The key's name: its thumbprint (RFC 7638), 43 letters of base 64. It follows from the key, so that a
  /// name can never stand for another key than the one it was made from.
  package let kid: String

  /// - Throws: `notOnCurve` for coordinates that are no point of P-256, which would give away a shared secret
  ///   elsewhere
  ///   and nonsense here.
  package init(x: [UInt8], y: [UInt8]) throws(CryptoError) {
    let length = ES256.coordinateLength
    guard x.count == length, y.count == length else { throw .notOnCurve }
    var point = [4] + x + y
    guard let key = portico_p256_public_key(&point) else {
      LibraryErrors.discard()
      throw .notOnCurve
    }
    handle = KeyHandle(adopting: key)
    self.x = x
    self.y = y
    kid = JWK.thumbprint(x: x, y: y)
  }

  /// - Parameter pem: a SubjectPublicKeyInfo, for example what `pem()` wrote.
  package init(pem: [UInt8]) throws(CryptoError) {
    let (x, y) = try PEM.publicKey(pem).coordinates()
    try self.init(x: x, y: y)
  }

  /// For edges that take a file (HAProxy), and for `openssl`.
  package func pem() throws(CryptoError) -> [UInt8] {
    try PEM.text(publicKey: handle)
  }

  /// False for everything but the 64 bytes of a signature by this key, DER among it.
  package func isValid(signature: [UInt8], for message: some Sequence<UInt8>) -> Bool {
    guard let der = ES256.der(raw: signature) else { return false }
    let isValid = handle.withPointer { key in
      message.withContiguousBytes { message in
        guard let context = EVP_MD_CTX_new() else { return false }
        defer { EVP_MD_CTX_free(context) }
        let bytes = message.bindMemory(to: UInt8.self)
        return EVP_DigestVerifyInit(context, nil, EVP_sha256(), nil, key) == 1
          && EVP_DigestVerify(context, der, der.count, bytes.baseAddress, bytes.count) == 1
      }
    }
    if !isValid { LibraryErrors.discard() }
    return isValid
  }
}

extension VerifyingKey: Equatable, CustomStringConvertible {
  package static func == (a: VerifyingKey, b: VerifyingKey) -> Bool { a.x == b.x && a.y == b.y }

  package var description: String { "VerifyingKey(\(kid))" }
}
