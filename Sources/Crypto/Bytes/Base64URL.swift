/// Base 64 with the alphabet that is safe in addresses and file names, without padding (RFC 4648 §5, RFC 7515
/// §2).
package enum Base64URL {
  package static func text(_ bytes: some Sequence<UInt8>) -> String {
    var letters: [UInt8] = []
    append(bytes, to: &letters)
    return String(decoding: letters, as: UTF8.self)
  }

  static func append(_ bytes: some Sequence<UInt8>, to letters: inout [UInt8]) {
    var bits: UInt32 = 0
    var held: UInt32 = 0
    for byte in bytes {
      bits = bits << 8 | UInt32(byte)
      held += 8
      while held >= 6 {
        held -= 6
        letters.append(letter(bits >> held & 63))
      }
    }
    if held > 0 { letters.append(letter(bits << (6 - held) & 63)) }
  }

  /// Nil for padding, white space, foreign letters, and for last letters with bits that no encoder sets: were
  /// those accepted, one token would have several texts, and a list of used ones could be walked around.
  package static func bytes(_ text: some Sequence<UInt8>) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.underestimatedCount * 3 / 4)
    var bits: UInt32 = 0
    var held: UInt32 = 0
    for letter in text {
      guard let value = value(letter) else { return nil }
      bits = bits << 6 | value
      held += 6
      if held >= 8 {
        held -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> held))
      }
    }
    let leftOver = bits & (1 << held - 1)
    return held < 6 && leftOver == 0 ? bytes : nil
  }

  private static func letter(_ value: UInt32) -> UInt8 {
    let value = UInt8(truncatingIfNeeded: value)
    return switch value {
    case 0..<26: UInt8(ascii: "A") + value
    case 26..<52: UInt8(ascii: "a") + value - 26
    case 52..<62: UInt8(ascii: "0") + value - 52
    case 62: UInt8(ascii: "-")
    default: UInt8(ascii: "_")
    }
  }

  private static func value(_ letter: UInt8) -> UInt32? {
    switch letter {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(letter - UInt8(ascii: "A"))
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(letter - UInt8(ascii: "a") + 26)
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(letter - UInt8(ascii: "0") + 52)
    case UInt8(ascii: "-"): 62
    case UInt8(ascii: "_"): 63
    default: nil
    }
  }
}
