/// Text that somebody typed, as it is kept (threats.md, X-09): ends of lines as LF, no other control characters, no
/// empty lines around it, and nothing where none of it can be seen. On scalars: a CRLF is one `Character`.
enum PlainLines {
  static func of(_ given: String) -> String {
    var kept = String.UnicodeScalarView()
    var isAfterCR = false
    for scalar in given.unicodeScalars {
      switch scalar {
      case "\r": kept.append("\n")
      case "\n":
        if !isAfterCR { kept.append("\n") }
      case "\t": kept.append(scalar)
      default:
        if scalar.properties.generalCategory != .control { kept.append(scalar) }
      }
      isAfterCR = scalar == "\r"
    }
    // Nothing that anybody could see is nothing, however many letters that is.
    guard kept.contains(where: isSeen) else { return "" }
    let isBlank: (Unicode.Scalar) -> Bool = { $0.properties.isWhitespace }
    guard let first = kept.firstIndex(where: { !isBlank($0) }),
      let last = kept.lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(kept[first...last])
  }

  private static func isSeen(_ scalar: Unicode.Scalar) -> Bool {
    let properties = scalar.properties
    // A braille cell without dots is a blank by another name.
    return !properties.isWhitespace && !properties.isDefaultIgnorableCodePoint && scalar != "\u{2800}"
      && properties.generalCategory != .format
  }
}
