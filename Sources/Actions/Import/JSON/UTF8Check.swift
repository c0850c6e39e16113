/// Whether bytes are UTF-8 as RFC 3629 has it: no overlong forms, no surrogates, nothing above U+10FFFF.
enum UTF8Check {
  static func isValid(_ bytes: [UInt8]) -> Bool {
    var place = 0
    while place < bytes.count {
      let byte = bytes[place]
      if byte < 0x80 {
        place += 1
        continue
      }
      guard let (length, second) = sequence(byte), place + length <= bytes.count,
        second.contains(bytes[place + 1])
      else { return false }
      for tail in bytes[(place + 2)..<(place + max(length, 2))] where tail & 0xC0 != 0x80 { return false }
      place += length
    }
    return true
  }

  /// How long a sequence with this first byte is, and what its second may be (RFC 3629 §4).
  private static func sequence(_ first: UInt8) -> (length: Int, second: ClosedRange<UInt8>)? {
    switch first {
    case 0xC2...0xDF: (2, 0x80...0xBF)
    case 0xE0: (3, 0xA0...0xBF)
    case 0xED: (3, 0x80...0x9F)
    case 0xE1...0xEF: (3, 0x80...0xBF)
    case 0xF0: (4, 0x90...0xBF)
    case 0xF1...0xF3: (4, 0x80...0xBF)
    case 0xF4: (4, 0x80...0x8F)
    default: nil
    }
  }
}
