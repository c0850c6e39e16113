import COpenSSL

/// Owns a key of OpenSSL and frees it. Threads share it: see `portico_key` in the module's header.
final class KeyHandle: Sendable {
  private let key: portico_key

  /// Takes over the reference that the pointer stands for.
  init(adopting pointer: OpaquePointer) {
    key = portico_key(pointer: pointer)
  }

  deinit {
    EVP_PKEY_free(key.pointer)
  }

  /// The key is alive for as long as `body` runs, and no longer.
  func withPointer<R>(_ body: (OpaquePointer) -> R) -> R {
    withExtendedLifetime(self) { body(key.pointer) }
  }
}

extension KeyHandle {
  /// The coordinates of the public point, 32 bytes each (RFC 7518 §6.2.1.2).
  func coordinates() throws(CryptoError) -> (x: [UInt8], y: [UInt8]) {
    guard curve == "prime256v1" else { throw .notP256 }
    guard let x = coordinate(OSSL_PKEY_PARAM_EC_PUB_X), let y = coordinate(OSSL_PKEY_PARAM_EC_PUB_Y) else {
      throw LibraryErrors.take(in: "EVP_PKEY_get_bn_param")
    }
    return (x, y)
  }

  /// OpenSSL's name of the curve; nil for keys that have none, such as RSA's.
  private var curve: String? {
    var name = [CChar](repeating: 0, count: 64)
    var length = 0
    let isNamed = withPointer { EVP_PKEY_get_group_name($0, &name, name.count, &length) == 1 }
    LibraryErrors.discard()
    return isNamed ? String(decoding: name.prefix(length).map(UInt8.init(bitPattern:)), as: UTF8.self) : nil
  }

  private func coordinate(_ name: String) -> [UInt8]? {
    var number: OpaquePointer?
    defer { BN_free(number) }
    guard withPointer({ EVP_PKEY_get_bn_param($0, name, &number) }) == 1 else { return nil }
    var bytes = [UInt8](repeating: 0, count: ES256.coordinateLength)
    return BN_bn2binpad(number, &bytes, Int32(bytes.count)) == Int32(bytes.count) ? bytes : nil
  }
}
