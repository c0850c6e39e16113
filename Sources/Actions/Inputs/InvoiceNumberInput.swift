extension Input where Value == String {
  /// An invoice's own number: people read it out, type it into a bank's form and look for it, so all of it is seen.
  static func invoiceNumber(_ note: String) -> Input {
    let line = line("number", 0...60, note)
    return Input(line.about, fallback: "") { text in
      if VisibleLine.isOne(text) { return line.read(text) }
      return .wrong(.notUnderstood, "has signs in it that nobody sees: type it anew")
    }
  }
}

/// Text without a sign that cannot be seen: none that control or turn what stands beside them, none without a width, no
/// space but the plain one. White space around it, which is taken away, does not count.
enum VisibleLine {
  static func isOne(_ text: String) -> Bool {
    let isBlank: (Unicode.Scalar) -> Bool = { $0.properties.isWhitespace }
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !isBlank($0) }),
      let last = scalars.lastIndex(where: { !isBlank($0) })
    else { return true }
    return scalars[first...last].allSatisfy(isSeen)
  }

  private static func isSeen(_ scalar: Unicode.Scalar) -> Bool {
    let properties = scalar.properties
    // A braille cell without dots is a blank by another name.
    if properties.isDefaultIgnorableCodePoint || scalar == "\u{2800}" { return false }
    switch properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator:
      return false
    case .spaceSeparator: return scalar == " "
    default: return true
    }
  }
}
