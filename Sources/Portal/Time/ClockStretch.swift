/// A moment of a film, or from one to another, as people write it: `14`, `0:14`, `1:02:03.5`, `0:14-0:20`.
package struct ClockStretch: Hashable, Sendable {
  /// In milliseconds.
  package let from: Int
  /// After `from`.
  package let until: Int?

  /// - Parameter bytes: without spaces at its ends. Between the two moments a hyphen or a dash, with or without spaces.
  package init?(_ bytes: [UInt8]) {
    let text = bytes.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard let first = text.first, text.count <= 2, let from = Self.moment(first) else { return nil }
    self.from = from
    guard text.count == 2 else {
      until = nil
      return
    }
    guard let until = Self.moment(text[1]), until > from else { return nil }
    self.until = until
  }

  /// A text's bytes with a plain hyphen for every dash, without spaces.
  package static func trimmed(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars.prefix(64) {
      switch scalar {
      case "\u{2010}"..."\u{2015}", "\u{2212}": bytes.append(UInt8(ascii: "-"))
      case _ where scalar.properties.isWhitespace: break
      default: bytes += Array(String(scalar).utf8)
      }
    }
    return bytes
  }

  /// Hours and minutes before the seconds, which may have three decimals.
  private static func moment(_ bytes: ArraySlice<UInt8>) -> Int? {
    let parts = bytes.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard (1...3).contains(parts.count), let last = parts.last else { return nil }
    var seconds = 0
    for part in parts.dropLast() {
      guard let value = number(part, digits: 1...5) else { return nil }
      seconds = (seconds + value) * 60
    }
    let decimals = last.split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = number(decimals[0], digits: 1...5) else { return nil }
    var milliseconds = 0
    if decimals.count == 2 {
      guard let part = number(decimals[1], digits: 1...3) else { return nil }
      milliseconds = part * [100, 10, 1][decimals[1].count - 1]
    }
    return (seconds + whole) * 1000 + milliseconds
  }

  private static func number(_ bytes: ArraySlice<UInt8>, digits: ClosedRange<Int>) -> Int? {
    guard digits.contains(bytes.count), bytes.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return bytes.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }
}
