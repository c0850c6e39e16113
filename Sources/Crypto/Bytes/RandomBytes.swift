import COpenSSL

/// Where randomness comes from. The product passes `system`; tests pass bytes that they know.
package struct RandomBytes: Sendable {
  private let generate: @Sendable (_ count: Int) throws(CryptoError) -> [UInt8]

  package init(generate: @escaping @Sendable (_ count: Int) throws(CryptoError) -> [UInt8]) {
    self.generate = generate
  }

  /// - Throws: `noRandomness` also when the source gives too few or too many: a short secret is worse than
  ///   none.
  package func bytes(_ count: Int) throws(CryptoError) -> [UInt8] {
    let bytes = try generate(count)
    guard bytes.count == count else { throw .noRandomness }
    return bytes
  }

  /// OpenSSL's generator, seeded by the operating system.
  package static var system: RandomBytes {
    RandomBytes { count throws(CryptoError) in
      var bytes = [UInt8](repeating: 0, count: count)
      guard RAND_bytes(&bytes, Int32(count)) == 1 else {
        LibraryErrors.discard()
        throw .noRandomness
      }
      return bytes
    }
  }
}
