/// What is written: PDF, and SVG, which is text.
enum TextHeader {
  static func recognise(_ head: [UInt8]) -> Recognition? {
    // Readers forgive bytes before it; a page that is something else before it is no PDF to us (threats.md, U-01).
    if head.begins(with: "%PDF-") { return Recognition("application/pdf") }
    return svg(head)
  }

  /// The first element is `svg`: after a byte order mark, blanks, an XML declaration, comments and a document type.
  private static func svg(_ head: [UInt8]) -> Recognition? {
    guard let text = String(validating: head.prefix(whole(head)), as: UTF8.self) else { return nil }
    var rest = text[...]
    if rest.unicodeScalars.first == "\u{FEFF}" { rest.unicodeScalars.removeFirst() }
    while true {
      rest = Substring(rest.unicodeScalars.drop { " \t\r\n".unicodeScalars.contains($0) })
      if rest.hasPrefix("<?") || rest.hasPrefix("<!") {
        guard let end = end(of: rest) else { return nil }
        rest = end
      } else {
        break
      }
    }
    guard rest.utf8.starts(with: "<svg".utf8), let next = rest.utf8.dropFirst(4).first,
      " \t\r\n>/".utf8.contains(next)
    else { return nil }
    let tag = rest.utf8.prefix { $0 != UInt8(ascii: ">") }
    let size = viewBox(String(decoding: Array(tag), as: UTF8.self))
    return Recognition("image/svg+xml", width: size?.width, height: size?.height)
  }

  /// Without the scalar that the end of the excerpt cuts.
  private static func whole(_ head: [UInt8]) -> Int {
    var end = head.count
    while end > 0, head.count - end < 4, head[end - 1] & 0xC0 == 0x80 { end -= 1 }
    return head.count < 4096 ? head.count : max(0, end - 1)
  }

  private static func end(of rest: Substring) -> Substring? {
    let mark = rest.hasPrefix("<!--") ? "-->" : rest.hasPrefix("<?") ? "?>" : ">"
    guard let found = rest.firstRange(of: mark) else { return nil }
    return rest[found.upperBound...]
  }

  private static func viewBox(_ tag: String) -> (width: Int, height: Int)? {
    guard let start = tag.firstRange(of: "viewBox=") else { return nil }
    let value = tag[start.upperBound...].dropFirst().prefix { $0 != "\"" && $0 != "'" }
    let numbers = value.split { " ,\t\r\n".contains($0) }.map { Double($0) }
    guard numbers.count == 4, let width = numbers[2], let height = numbers[3], width.isFinite,
      height.isFinite,
      (1...100_000).contains(width), (1...100_000).contains(height)
    else { return nil }
    return (Int(width.rounded()), Int(height.rounded()))
  }
}
