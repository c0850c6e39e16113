/// Text that somebody typed, as it is kept (threats.md, X-09): ends of lines as LF, no other control characters, no
/// empty lines around it. On scalars: a CRLF is one `Character`.
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
    let isBlank: (Unicode.Scalar) -> Bool = { $0.properties.isWhitespace }
    guard let first = kept.firstIndex(where: { !isBlank($0) }),
      let last = kept.lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(kept[first...last])
  }
}
