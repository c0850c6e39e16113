import Foundation

/// Any text as the value of a header: printable ASCII, in lines of at most 78 bytes that are folded as RFC 5322 §2.2.3
/// says. No text can end a header or begin another.
enum HeaderText {
  /// For `Subject`: as it is where that is short and plain, else in encoded words (RFC 2047).
  static func unstructured(_ text: String, after name: String) -> String {
    let text = oneLine(text)
    return isPlain(text) && name.utf8.count + 2 + text.utf8.count <= 78 ? text : encodedWords(text)
  }

  /// For the name before an address: a quoted string, or encoded words.
  static func phrase(_ text: String) -> String {
    let text = oneLine(text)
    guard isPlain(text), text.utf8.count <= 60 else { return encodedWords(text) }
    let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return "\"\(escaped)\""
  }

  /// `"Name" <address>`, the address on a line of its own where the name is long.
  static func mailbox(_ mailbox: Mailbox) -> String {
    if mailbox.name.isEmpty { return "<\(mailbox.address)>" }
    let phrase = phrase(mailbox.name)
    let gap = phrase.utf8.count + mailbox.address.utf8.count > 65 ? "\r\n " : " "
    return "\(phrase)\(gap)<\(mailbox.address)>"
  }

  /// What would look like an encoded word is encoded, lest it be decoded.
  private static func isPlain(_ text: String) -> Bool {
    text.utf8.allSatisfy { (0x20...0x7E).contains($0) } && !text.contains("=?")
  }

  /// Control characters, line and paragraph separators among them, become spaces.
  private static func oneLine(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: scalars.append(" ")
      default: scalars.append(scalar)
      }
    }
    return String(scalars).trimmingCharacters(in: .whitespaces)
  }

  /// Base 64 in words of at most 75 bytes, each of whole characters (RFC 2047 §5), one to a line.
  private static func encodedWords(_ text: String) -> String {
    var words: [[UInt8]] = [[]]
    for scalar in text.unicodeScalars {
      let bytes = Array(String(scalar).utf8)
      // 39 bytes are 52 letters; with `=?UTF-8?B?`, `?=` and the longest name before it, `Reply-To: `, that makes 74.
      if words[words.count - 1].count + bytes.count > 39 { words.append([]) }
      words[words.count - 1] += bytes
    }
    return words.map { "=?UTF-8?B?\(Data($0).base64EncodedString())?=" }.joined(separator: "\r\n ")
  }
}
