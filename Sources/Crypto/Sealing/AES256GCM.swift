import COpenSSL

/// AES-256 in Galois counter mode, with a nonce of 96 bits and the full tag of 128.
enum AES256GCM {
  static let nonceLength = 12
  static let tagLength = 16

  /// The ciphertext, followed by the tag. Key and nonce have their full lengths; `SealedBox` sees to that.
  static func seal(
    _ plain: [UInt8], key: [UInt8], nonce: [UInt8], authenticating context: [UInt8]
  ) throws(CryptoError) -> [UInt8] {
    guard let cipher = EVP_CIPHER_CTX_new() else { throw LibraryErrors.take(in: "EVP_CIPHER_CTX_new") }
    defer { EVP_CIPHER_CTX_free(cipher) }
    var sealed = [UInt8](repeating: 0, count: plain.count)
    var tag = [UInt8](repeating: 0, count: tagLength)
    var written: Int32 = 0
    guard EVP_EncryptInit_ex(cipher, EVP_aes_256_gcm(), nil, key, nonce) == 1,
      EVP_EncryptUpdate(cipher, nil, &written, context, Int32(context.count)) == 1,
      EVP_EncryptUpdate(cipher, &sealed, &written, plain, Int32(plain.count)) == 1,
      EVP_EncryptFinal_ex(cipher, nil, &written) == 1,
      EVP_CIPHER_CTX_ctrl(cipher, EVP_CTRL_AEAD_GET_TAG, Int32(tagLength), &tag) == 1
    else { throw LibraryErrors.take(in: "AES-256-GCM") }
    return sealed + tag
  }

  /// The plain text, or nil unless key, nonce, context and every bit are those of `seal`.
  static func open(
    _ sealed: [UInt8], key: [UInt8], nonce: [UInt8], authenticating context: [UInt8]
  ) -> [UInt8]? {
    guard sealed.count >= tagLength, let cipher = EVP_CIPHER_CTX_new() else { return nil }
    defer { EVP_CIPHER_CTX_free(cipher) }
    let length = sealed.count - tagLength
    var tag = Array(sealed[length...])
    var plain = [UInt8](repeating: 0, count: length)
    var written: Int32 = 0
    guard EVP_DecryptInit_ex(cipher, EVP_aes_256_gcm(), nil, key, nonce) == 1,
      EVP_DecryptUpdate(cipher, nil, &written, context, Int32(context.count)) == 1,
      EVP_DecryptUpdate(cipher, &plain, &written, sealed, Int32(length)) == 1,
      EVP_CIPHER_CTX_ctrl(cipher, EVP_CTRL_AEAD_SET_TAG, Int32(tagLength), &tag) == 1,
      EVP_DecryptFinal_ex(cipher, nil, &written) == 1
    else {
      LibraryErrors.discard()
      return nil
    }
    return plain
  }
}
