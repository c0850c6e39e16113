import COpenSSL

/// ECDSA on P-256 with SHA-256, as JOSE writes it: r and s, 32 bytes each (RFC 7518 §3.4). OpenSSL reads and
/// writes DER.
enum ES256 {
  static let coordinateLength = 32
  static let signatureLength = 64

  /// Nil unless the bytes are one DER signature and nothing after it.
  static func raw(der: [UInt8]) -> [UInt8]? {
    var raw = [UInt8](repeating: 0, count: signatureLength)
    let isWritten = der.withUnsafeBufferPointer { bytes in
      var next = bytes.baseAddress
      guard let signature = d2i_ECDSA_SIG(nil, &next, bytes.count) else { return false }
      defer { ECDSA_SIG_free(signature) }
      guard let next, next - bytes.count == bytes.baseAddress else { return false }
      return raw.withUnsafeMutableBufferPointer { out in
        guard let start = out.baseAddress else { return false }
        return BN_bn2binpad(ECDSA_SIG_get0_r(signature), start, 32) == 32
          && BN_bn2binpad(ECDSA_SIG_get0_s(signature), start + 32, 32) == 32
      }
    }
    if !isWritten { LibraryErrors.discard() }
    return isWritten ? raw : nil
  }

  /// Nil unless there are 64 bytes. Whether r and s lie in their range, OpenSSL checks when it verifies.
  static func der(raw: [UInt8]) -> [UInt8]? {
    guard raw.count == signatureLength, let signature = ECDSA_SIG_new() else { return nil }
    defer { ECDSA_SIG_free(signature) }
    let isSet = raw.withUnsafeBufferPointer { bytes in
      guard let start = bytes.baseAddress, let r = BN_bin2bn(start, 32, nil) else { return false }
      guard let s = BN_bin2bn(start + 32, 32, nil) else {
        BN_free(r)
        return false
      }
      // The signature owns both numbers from here on.
      return ECDSA_SIG_set0(signature, r, s) == 1
    }
    guard isSet else { return nil }
    var der = [UInt8](repeating: 0, count: Int(max(0, i2d_ECDSA_SIG(signature, nil))))
    return der.withUnsafeMutableBufferPointer { out in
      var next = out.baseAddress
      return i2d_ECDSA_SIG(signature, &next) == Int32(out.count)
    } ? der : nil
  }
}
