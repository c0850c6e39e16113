/// Decimal digits as bytes, strictly: no sign, no spaces, no prefix that happens to parse.
enum Digits {
  /// The number that these bytes spell, nil where one of them is not a digit.
  static func value(_ bytes: some Collection<UInt8>) -> Int? {
    guard !bytes.isEmpty, bytes.count <= 18 else { return nil }
    var value = 0
    for byte in bytes {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return value
  }

  /// Writes `value` with leading zeros into `width` bytes from `start`.
  static func write(_ value: Int, width: Int, to buffer: UnsafeMutableBufferPointer<UInt8>, at start: Int) {
    var rest = value
    for place in stride(from: start + width - 1, through: start, by: -1) {
      buffer[place] = UInt8(ascii: "0") + UInt8(rest % 10)
      rest /= 10
    }
  }
}
