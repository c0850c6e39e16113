import PorticoCrypto

extension RandomBytes {
  /// The same byte for ever.
  static func repeating(_ byte: UInt8) -> RandomBytes {
    RandomBytes { count in [UInt8](repeating: byte, count: count) }
  }

  /// 0, 1, 2, …
  static var counting: RandomBytes {
    RandomBytes { count in (0..<count).map { UInt8(truncatingIfNeeded: $0) } }
  }
}

extension [UInt8] {
  /// From hexadecimal digits with spaces, as RFCs print them.
  init(hex: String) throws {
    guard let bytes = Hex.bytes(hex.filter { !$0.isWhitespace }) else { throw Malformed(text: hex) }
    self = bytes
  }

  init(base64URL text: String) throws {
    guard let bytes = Base64URL.bytes(text.utf8) else { throw Malformed(text: text) }
    self = bytes
  }

  private struct Malformed: Error { let text: String }
}

/// Random numbers that a printed seed brings back (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
