extension Identifier {
  /// A new identifier from 16 random bytes; nil for any other number of them.
  package static func make(from bytes: some Collection<UInt8>) -> Identifier? {
    IDText.make(prefix: Owner.prefix, from: bytes).map { Identifier(unchecked: $0) }
  }
}

extension IDText {
  /// How many random bytes an id is made of.
  package static let randomBytes = 16

  private static let letters = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

  /// The prefix, an underscore and the bytes in 26 letters, most significant bits first: ids sort as their bytes do.
  /// Two zero bits stand in front, since 26 letters hold 130. Nil unless there are exactly 16 bytes.
  package static func make(prefix: String, from bytes: some Collection<UInt8>) -> String? {
    guard bytes.count == randomBytes else { return nil }
    var value: UInt128 = 0
    for byte in bytes { value = value << 8 | UInt128(byte) }
    let head = prefix.utf8
    return String(unsafeUninitializedCapacity: head.count + 1 + length) { buffer in
      var place = 0
      for byte in head {
        buffer[place] = byte
        place += 1
      }
      buffer[place] = UInt8(ascii: "_")
      for letter in 0..<length {
        let five = Int(truncatingIfNeeded: value >> UInt128(5 * (length - 1 - letter))) & 31
        buffer[place + 1 + letter] = letters[five]
      }
      return place + 1 + length
    }
  }
}
