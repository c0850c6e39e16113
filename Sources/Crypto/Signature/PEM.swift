import COpenSSL

/// Keys as PEM text (RFC 7468), read from and written to memory.
enum PEM {
  static func privateKey(_ text: [UInt8]) throws(CryptoError) -> KeyHandle {
    try read(text) { bio in
      // Without this, OpenSSL asks the terminal for the password of an encrypted key.
      PEM_read_bio_PrivateKey(bio, nil, { _, _, _, _ in -1 }, nil)
    }
  }

  static func publicKey(_ text: [UInt8]) throws(CryptoError) -> KeyHandle {
    try read(text) { PEM_read_bio_PUBKEY($0, nil, { _, _, _, _ in -1 }, nil) }
  }

  /// PKCS #8, unencrypted: the file's permissions protect it.
  static func text(privateKey key: KeyHandle) throws(CryptoError) -> [UInt8] {
    try write { bio in
      key.withPointer { PEM_write_bio_PKCS8PrivateKey(bio, $0, nil, nil, 0, nil, nil) }
    }
  }

  static func text(publicKey key: KeyHandle) throws(CryptoError) -> [UInt8] {
    try write { bio in key.withPointer { PEM_write_bio_PUBKEY(bio, $0) } }
  }

  private static func read(
    _ text: [UInt8], with parse: (OpaquePointer) -> OpaquePointer?
  ) throws(CryptoError) -> KeyHandle {
    let key = text.withUnsafeBytes { bytes -> OpaquePointer? in
      guard let bio = BIO_new_mem_buf(bytes.baseAddress, Int32(clamping: bytes.count)) else { return nil }
      defer { BIO_free(bio) }
      return parse(bio)
    }
    guard let key else {
      LibraryErrors.discard()
      throw .notPEM
    }
    return KeyHandle(adopting: key)
  }

  private static func write(_ print: (OpaquePointer) -> Int32) throws(CryptoError) -> [UInt8] {
    guard let bio = BIO_new(BIO_s_mem()) else { throw LibraryErrors.take(in: "BIO_new") }
    defer { BIO_free(bio) }
    guard print(bio) == 1 else { throw LibraryErrors.take(in: "PEM_write_bio") }
    var start: UnsafeMutablePointer<CChar>?
    let count = portico_bio_contents(bio, &start)
    return Array(UnsafeRawBufferPointer(start: start, count: count))
  }
}
