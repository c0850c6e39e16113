/// The text part of a mail. Templates print every value escaped for HTML, whatever they are templates of; here the
/// references are read back, so that `Fjell & Söhne` stands in the text as it was typed.
enum PlainText {
  private static let references: [(name: [UInt8], text: [UInt8])] = [
    ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&nbsp;", " "),
  ].map { (Array($0.utf8), Array($1.utf8)) }

  static func of(rendered bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    var rest = bytes[...]
    while let byte = rest.first {
      if byte == UInt8(ascii: "&"), let reference = references.first(where: { rest.starts(with: $0.name) }) {
        text += reference.text
        rest = rest.dropFirst(reference.name.count)
      } else {
        text.append(byte)
        rest = rest.dropFirst()
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
