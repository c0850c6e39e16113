/// Locale texts are HTML by the hand of a translator, and stand in elements and in attributes alike. This is
/// no sanitiser (translators are trusted): it catches the slips that would break a page.
enum WordsCheck {
  /// The first slip in a text; Mustache tags are skipped.
  static func fault(in text: String, key: String) -> WordsFault? {
    let bytes = Array(text.utf8)
    if text.lowercased().contains("<script") { return .script(key) }
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "{") where bytes[index...].starts(with: "{{".utf8):
        index = end(of: "}}", in: bytes, from: index) ?? bytes.count
      case UInt8(ascii: "\""): return .rawQuote(key)
      case UInt8(ascii: "&"):
        guard let end = referenceEnd(in: bytes, from: index) else { return .rawAmpersand(key) }
        index = end
      case UInt8(ascii: "<"):
        guard let end = tagEnd(in: bytes, from: index) else { return .brokenTag(key) }
        index = end
      default: index += 1
      }
    }
    return nil
  }

  private static func end(of pattern: String, in bytes: [UInt8], from start: Int) -> Int? {
    let pattern = Array(pattern.utf8)
    return (start..<bytes.count).first { bytes[$0...].starts(with: pattern) }.map { $0 + pattern.count }
  }

  /// After `&name;` or `&#1;`.
  private static func referenceEnd(in bytes: [UInt8], from start: Int) -> Int? {
    let name = bytes[(start + 1)...].prefix { $0 == UInt8(ascii: "#") || isAlphanumeric($0) }
    guard !name.isEmpty, name.endIndex < bytes.count, bytes[name.endIndex] == UInt8(ascii: ";") else {
      return nil
    }
    return name.endIndex + 1
  }

  /// After `<b>` or `</b>`; attributes without quotes may be in it.
  private static func tagEnd(in bytes: [UInt8], from start: Int) -> Int? {
    let isClosing = start + 1 < bytes.count && bytes[start + 1] == UInt8(ascii: "/")
    let first = start + (isClosing ? 2 : 1)
    guard first < bytes.count, isAlphanumeric(bytes[first]) else { return nil }
    guard let end = bytes[first...].firstIndex(of: UInt8(ascii: ">")) else { return nil }
    return bytes[first..<end].contains(UInt8(ascii: "<")) ? nil : end + 1
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }
}
