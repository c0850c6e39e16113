/// Text from outside in a form that stays on one line of a log, moves no cursor, and hides nothing from who reads it
/// (threats.md, O-02): control characters, line ends of every kind, and characters that turn the writing around are
/// spelled out.
struct Escaped: CustomStringConvertible {
  let description: String

  /// Longer texts are cut: a log is no place to keep them.
  private static let longest = 2000

  init(_ value: Any) {
    description = Self.spelled(value) { scalar in
      Self.isUnsafe(scalar) ? "\\u{\(String(scalar.value, radix: 16))}" : nil
    }
  }

  /// A word of a line of `key=value`; in quotes where it could be taken for more than one.
  static func bare(_ text: String) -> String {
    let isWord =
      !text.isEmpty && !text.unicodeScalars.contains { " \"=\\".unicodeScalars.contains($0) || isUnsafe($0) }
    if isWord, text.unicodeScalars.count <= longest { return text }
    let spelled = spelled(text) { scalar in
      if scalar == "\"" || scalar == "\\" { return "\\\(scalar)" }
      return isUnsafe(scalar) ? "\\u{\(String(scalar.value, radix: 16))}" : nil
    }
    return "\"\(spelled)\""
  }

  /// A JSON string (RFC 8259 §7), in which what some readers take for the end of a line is spelled out too.
  static func json(_ text: String) -> String {
    let spelled = spelled(text) { scalar in
      if scalar == "\"" || scalar == "\\" { return "\\\(scalar)" }
      guard isUnsafe(scalar) else { return nil }
      return String(scalar).utf16.map { unit in
        let digits = String(unit, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }.joined()
    }
    return "\"\(spelled)\""
  }

  private static func spelled(_ value: Any, _ spelling: (Unicode.Scalar) -> String?) -> String {
    var text = ""
    for scalar in "\(value)".unicodeScalars.prefix(longest) {
      if let spelled = spelling(scalar) { text += spelled } else { text.unicodeScalars.append(scalar) }
    }
    return text
  }

  private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: true
    default: false
    }
  }
}
