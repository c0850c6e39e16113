/// Text as people typed it, made fit to stand beside other text.
///
/// Names are never trusted to end where they seem to: a right-to-left override in one (U+202E) would turn round what
/// follows it, in a page as in a mail's subject. The decision: everything of one line loses the characters that open
/// or close a direction (U+202A–U+202E, U+2066–U+2069) before it gets into a model, since nobody types them to be
/// read; names of people stand in `<bdi>` besides, so that an Arabic name leaves the English words around it in
/// order. The marks that only hint (U+200E, U+200F, U+061C) stay. HTML escaping is not done here but where text is
/// printed.
enum Display {
  /// One line: line ends and tabs become spaces, direction controls go.
  static func line(_ text: String) -> String {
    let isPlain = text.utf8.withContiguousStorageIfAvailable { bytes in
      for byte in bytes where byte < 0x20 || byte == 0xE2 { return false }
      return true
    }
    return isPlain == true ? text : cleaned(text, keepingLines: false)
  }

  /// Text that may have lines and paragraphs, such as Markdown: only direction controls go.
  static func prose(_ text: String) -> String {
    text.utf8.contains(0xE2) ? cleaned(text, keepingLines: true) : text
  }

  /// The lines of an address, without empty ones. Splits on bytes, because CR LF is one `Character`.
  static func lines(_ text: String) -> [String] {
    text.utf8.split(whereSeparator: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") })
      .map { line(String(Substring($0))) }
      .filter { !$0.utf8.allSatisfy { $0 == UInt8(ascii: " ") } }
  }

  /// Up to the first space: how a letter to a friend begins. The whole name where there is none, and for who has a title
  /// or an initial there ("Dr. Ada Lind").
  static func firstName(of name: String) -> String {
    let name = line(name)
    let first = name.utf8.drop { $0 == UInt8(ascii: " ") }.prefix { $0 != UInt8(ascii: " ") }
    return first.last == UInt8(ascii: ".") ? name : String(Substring(first))
  }

  /// A name where it stands beside something else.
  static func short(_ name: String) -> String { opening(of: line(name), limit: 80) }

  /// The beginning of a longer text, cut between words.
  static func opening(of text: String, limit: Int) -> String {
    guard text.utf8.count > limit, text.unicodeScalars.count > limit else { return text }
    let head = text.prefix(limit)
    let end = head.utf8.lastIndex(of: UInt8(ascii: " ")) ?? head.endIndex
    return text[..<end] + "…"
  }

  private static func cleaned(_ text: String, keepingLines: Bool) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x202A...0x202E, 0x2066...0x2069: continue
      case 0x09, 0x0A, 0x0D, 0x2028, 0x2029: result.append(keepingLines ? scalar : " ")
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
