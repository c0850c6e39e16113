/// New identifiers: a prefix, an underscore, and 128 random bits, so that nobody guesses one.
package enum RandomID {
  /// For example `client_3c5k0v9qj2m8w7t4xz1n6r8p2d`. The prefix is ASCII and comes from the code.
  package static func text(prefix: String, random: RandomBytes) throws(CryptoError) -> String {
    prefix + "_" + Crockford32.text(try random.bytes(16))
  }
}

/// Crockford's base 32 in small letters: digits and letters without i, l, o and u, which are misread.
enum Crockford32 {
  /// 16 bytes as one number, its most significant digit first: 26 digits, the first at most 7.
  static func text(_ bytes: [UInt8]) -> String {
    let number = bytes.reduce(UInt128(0)) { $0 << 8 | UInt128($1) }
    let digits = stride(from: 125, through: 0, by: -5).map { shift in
      digit(UInt8(truncatingIfNeeded: number >> UInt128(shift)) & 31)
    }
    return String(decoding: digits, as: UTF8.self)
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    switch value {
    case 0..<10: UInt8(ascii: "0") + value
    case 10..<18: UInt8(ascii: "a") + value - 10
    case 18..<20: UInt8(ascii: "j") + value - 18
    case 20..<22: UInt8(ascii: "m") + value - 20
    case 22..<27: UInt8(ascii: "p") + value - 22
    default: UInt8(ascii: "v") + value - 27
    }
  }
}
