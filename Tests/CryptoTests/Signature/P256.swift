/// Arithmetic of the test's own on P-256's order (FIPS 186-5, SP 800-186 §3.2.1.3).
struct P256 {
  let bytes: [UInt8]

  static let order = P256(bytes: [
    0xFF, 0xFF, 0xFF, 0xFF, 0x00, 0x00, 0x00, 0x00, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
    0xBC, 0xE6, 0xFA, 0xAD, 0xA7, 0x17, 0x9E, 0x84, 0xF3, 0xB9, 0xCA, 0xC2, 0xFC, 0x63, 0x25, 0x51,
  ])

  func minus(_ other: [UInt8]) -> [UInt8] {
    var result = bytes
    var borrow = 0
    for place in bytes.indices.reversed() {
      let difference = Int(bytes[place]) - Int(other[place]) - borrow
      borrow = difference < 0 ? 1 : 0
      result[place] = UInt8(truncatingIfNeeded: difference)
    }
    return result
  }

  static func der(of raw: [UInt8]) -> [UInt8] {
    func integer(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
      let number = bytes.drop { $0 == 0 }
      let padded = (number.first ?? 0) > 127 ? [0] + number : Array(number)
      return [2, UInt8(padded.count)] + padded
    }
    let content = integer(raw[..<32]) + integer(raw[32...])
    return [0x30, UInt8(content.count)] + content
  }
}
