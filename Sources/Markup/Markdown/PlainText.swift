/// Most texts are a few sentences without a sign of Markdown. They need no parser: the result is the same byte for byte
/// (a test holds the two together), at a fraction of the time and without cmark's lock.
enum PlainText {
  /// Paragraphs of text that has no meaning in Markdown; nil where anything might.
  static func paragraphs(_ text: String) -> Markup? {
    guard isPlain(text) else { return nil }
    var html: [UInt8] = []
    html.reserveCapacity(text.utf8.count + 64)
    var breaks = 0
    for byte in text.utf8 {
      if byte == newline {
        breaks += 1
        continue
      }
      if html.isEmpty {
        html += Array("<p>".utf8)
      } else if breaks == 1 {
        html += Array("<br />\n".utf8)
      } else if breaks > 1 {
        html += Array("</p>\n<p>".utf8)
      }
      breaks = 0
      if byte == UInt8(ascii: "\"") { html += Array("&quot;".utf8) } else { html.append(byte) }
    }
    if !html.isEmpty { html += Array("</p>\n".utf8) }
    return Markup(bytes: html)
  }

  /// Paragraphs of any text, with what has a meaning in HTML escaped.
  /// - Parameter limit: in bytes; what is beyond is an ellipsis.
  static func typed(_ text: String, limit: Int) -> Markup {
    let isCut = text.utf8.count > limit
    let kept = isCut ? String(decoding: text.utf8.prefix(limit), as: UTF8.self) + "…" : text
    var html: [UInt8] = []
    for paragraph in kept.split(separator: "\n\n") where paragraph.utf8.contains(where: { $0 != newline }) {
      html += Array("<p>".utf8)
      for (place, line) in paragraph.split(separator: "\n").enumerated() {
        if place > 0 { html += Array("<br />\n".utf8) }
        Escape.append(String(line), to: &html)
      }
      html += Array("</p>\n".utf8)
    }
    return Markup(bytes: html)
  }

  private static let newline = UInt8(ascii: "\n")

  /// Every line begins with a letter, nothing in it can mean anything, and no line ends in a space.
  static func isPlain(_ text: String) -> Bool {
    guard text.utf8.count <= Markdown.longest else { return false }
    var previous = newline
    var before = newline
    for byte in text.utf8 {
      switch byte {
      case newline: if previous == UInt8(ascii: " ") { return false }
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
        // `www.` begins a link.
        if byte | 32 == UInt8(ascii: "w"), previous | 32 == UInt8(ascii: "w"),
          before | 32 == UInt8(ascii: "w")
        {
          return false
        }
      case 0xC2...0xF4:
        // U+00A0 and U+2000 to U+3000 hold spaces that Markdown may strip.
        if byte == 0xC2 || byte == 0xE2 || byte == 0xE3, previous == newline { return false }
      // C1 control characters are C2 80 to C2 9F.
      case 0x80...0xBF: if previous == 0xC2, byte < 0xA0 { return false }
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: " "), UInt8(ascii: ","), UInt8(ascii: "."),
        UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: "'"), UInt8(ascii: "("), UInt8(ascii: ")"),
        UInt8(ascii: "-"), UInt8(ascii: ";"), UInt8(ascii: "%"), UInt8(ascii: "\""), UInt8(ascii: "$"):
        if previous == newline { return false }
      default: return false
      }
      before = previous
      previous = byte
    }
    return previous != UInt8(ascii: " ")
  }
}
