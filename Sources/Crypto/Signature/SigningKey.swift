import COpenSSL

/// The private half of an ES256 key.
package struct SigningKey: Sendable {
  private let handle: KeyHandle
  package let publicKey: VerifyingKey

  /// A new key, from OpenSSL's own generator: it takes no randomness from outside.
  package static func generate() throws(CryptoError) -> SigningKey {
    guard let pointer = portico_generate_p256() else { throw LibraryErrors.take(in: "EVP_EC_gen") }
    return try SigningKey(KeyHandle(adopting: pointer))
  }

  /// - Parameter pem: an unencrypted private key on P-256, for example what `pem()` wrote.
  package init(pem: Secret<[UInt8]>) throws(CryptoError) {
    try self.init(PEM.privateKey(pem.reveal()))
  }

  private init(_ handle: KeyHandle) throws(CryptoError) {
    let (x, y) = try handle.coordinates()
    self.handle = handle
    publicKey = try VerifyingKey(x: x, y: y)
  }

  /// PKCS #8 in PEM form.
  package func pem() throws(CryptoError) -> Secret<[UInt8]> {
    Secret(try PEM.text(privateKey: handle))
  }

  /// 64 bytes, r and s (RFC 7518 §3.4). Two signatures of one message differ.
  package func signature(for message: some Sequence<UInt8>) throws(CryptoError) -> [UInt8] {
    // The longest DER signature on P-256 has 72 bytes.
    var der = [UInt8](repeating: 0, count: 72)
    var length = der.count
    let isSigned = handle.withPointer { key in
      message.withContiguousBytes { message in
        guard let context = EVP_MD_CTX_new() else { return false }
        defer { EVP_MD_CTX_free(context) }
        let bytes = message.bindMemory(to: UInt8.self)
        return EVP_DigestSignInit(context, nil, EVP_sha256(), nil, key) == 1
          && EVP_DigestSign(context, &der, &length, bytes.baseAddress, bytes.count) == 1
      }
    }
    guard isSigned, let raw = ES256.raw(der: Array(der.prefix(length))) else {
      throw LibraryErrors.take(in: "EVP_DigestSign")
    }
    return raw
  }
}

extension SigningKey: CustomStringConvertible {
  package var description: String { "SigningKey(\(publicKey.kid))" }
}
