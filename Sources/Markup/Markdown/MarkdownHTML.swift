/// The last touch on what cmark-gfm has written. All text in it is escaped, so `<a href="` can only be a link.
enum MarkdownHTML {
  private static let link = Array("<a href=\"".utf8)
  private static let relation = Array(" rel=\"noopener noreferrer\"".utf8)

  /// Adds `rel` to every link, and shows the control characters that HTML forbids (`Escape`) as U+FFFD: they come
  /// through as they are, and as references such as `&#1;`.
  static func finished(_ html: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(html.count + html.count / 8)
    var isInLink = false
    var index = 0
    while index < html.count {
      let byte = html[index]
      if let length = controlLength(html, at: index) {
        result += replacement
        index += length
        continue
      }
      if byte == UInt8(ascii: "<"), html[index...].starts(with: link) { isInLink = true }
      if byte == UInt8(ascii: ">"), isInLink {
        result += relation
        isInLink = false
      }
      result.append(byte)
      index += 1
    }
    return result
  }

  /// The same for plain text.
  static func shown(_ text: [UInt8]) -> String {
    text.withUnsafeBufferPointer { bytes in
      guard bytes.indices.contains(where: { controlLength(bytes, at: $0) != nil }) else {
        return String(decoding: bytes, as: UTF8.self)
      }
      return String(decoding: finished(bytes), as: UTF8.self)
    }
  }

  private static let replacement = Array("\u{FFFD}".utf8)

  /// How many bytes a forbidden control character at `index` has; nil where there is none.
  private static func controlLength(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
    switch bytes[index] {
    case 0x09, 0x0A, 0x0D: nil
    case 0x00..<0x20, 0x7F: 1
    case 0xC2: index + 1 < bytes.count && (0x80...0x9F).contains(bytes[index + 1]) ? 2 : nil
    default: nil
    }
  }
}
