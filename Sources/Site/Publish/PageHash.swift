import PorticoCrypto

/// The first 128 bits of a page's SHA-256: tells whether a page changed.
struct PageHash: Hashable, Sendable {
  let high: UInt64
  let low: UInt64

  static let textLength = 32

  init(of bytes: [UInt8]) {
    let digest = SHA256.digest(of: bytes).bytes
    high = digest[0..<8].reduce(0) { $0 << 8 | UInt64($1) }
    low = digest[8..<16].reduce(0) { $0 << 8 | UInt64($1) }
  }

  init?(text: some StringProtocol) {
    guard text.utf8.count == Self.textLength, let high = UInt64(text.prefix(16), radix: 16),
      let low = UInt64(text.dropFirst(16), radix: 16)
    else { return nil }
    self.high = high
    self.low = low
  }

  var text: String { Self.hex(high) + Self.hex(low) }

  private static func hex(_ value: UInt64) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}
