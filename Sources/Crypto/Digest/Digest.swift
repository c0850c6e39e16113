import COpenSSL

/// A SHA-256 value: of content, or an HMAC.
package struct Digest: Sendable {
  /// Held in place: a manifest of a hundred thousand pages needs no allocation for each. Not a `SIMD32`, whose alignment
  /// of 32 the frames of async functions do not have (Swift 6.3): what lives in one across a suspension would be written
  /// beyond its end.
  private let storage: (UInt64, UInt64, UInt64, UInt64)

  package static let byteCount = 32

  /// Nil unless there are 32 bytes.
  package init?(bytes: some Collection<UInt8>) {
    guard bytes.count == Digest.byteCount else { return nil }
    var storage: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    withUnsafeMutableBytes(of: &storage) { $0.copyBytes(from: bytes) }
    self.storage = storage
  }

  /// Nil unless there are 64 hexadecimal digits, in small letters.
  package init?(hex: some StringProtocol) {
    guard let bytes = Hex.bytes(hex) else { return nil }
    self.init(bytes: bytes)
  }

  /// From a function of OpenSSL that writes 32 bytes and tells whether it did.
  init(writing body: (UnsafeMutablePointer<UInt8>) -> Bool) {
    var storage: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    let isWritten = withUnsafeMutableBytes(of: &storage) { buffer in
      buffer.withMemoryRebound(to: UInt8.self) { bytes in bytes.baseAddress.map(body) ?? false }
    }
    // Only without memory, where Swift's own allocations end the process too; never a digest of zeros.
    guard isWritten else { fatalError("OpenSSL cannot finish a digest") }
    self.storage = storage
  }

  package var bytes: [UInt8] { withUnsafeBytes(of: storage) { Array($0) } }

  /// 64 digits in small letters.
  package var hex: String { withUnsafeBytes(of: storage) { Hex.text($0) } }
}

extension Digest: Hashable, CustomStringConvertible {
  /// In constant time: digests stand for secrets and for signatures.
  package static func == (a: Digest, b: Digest) -> Bool {
    withUnsafeBytes(of: a.storage) { left in
      withUnsafeBytes(of: b.storage) { right in
        CRYPTO_memcmp(left.baseAddress, right.baseAddress, byteCount) == 0
      }
    }
  }

  package func hash(into hasher: inout Hasher) {
    withUnsafeBytes(of: storage) { hasher.combine(bytes: $0) }
  }

  package var description: String { hex }
}
