/// Text in a cell, so that no spreadsheet takes it for a formula (ASVS 1.2.10; OWASP, "CSV Injection"): where it begins
/// like one, an apostrophe goes before it, which shows it as it is.
///
/// A cell begins at more places than where we begin one. Where the system's list separator is a semicolon, as in most of
/// Europe, Excel splits the file at those and knows our quotes only at the start of a row: what stands behind a semicolon,
/// a tab or a line's end within a text is then a cell of its own.
enum CSVText {
  /// As it stands in a row: quoted where it has to be (RFC 4180 §2.6, §2.7), quotes doubled.
  static func field(_ text: String) -> [UInt8] {
    let text = harmless(text.utf8.filter { $0 != 0 })
    guard needsQuotes(text) else { return text }
    var field: [UInt8] = [quote]
    field.reserveCapacity(text.count + 2)
    for byte in text {
      if byte == quote { field.append(quote) }
      field.append(byte)
    }
    field.append(quote)
    return field
  }

  private static let quote = UInt8(ascii: "\"")

  /// A space at either end is quoted because some readers cut it off.
  private static func needsQuotes(_ text: [UInt8]) -> Bool {
    text.first == UInt8(ascii: " ") || text.last == UInt8(ascii: " ")
      || text.contains { byte in byte == UInt8(ascii: ",") || byte == quote || splits(byte) }
  }

  private static func splits(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"): true
    default: false
    }
  }

  private static func harmless(_ text: [UInt8]) -> [UInt8] {
    var safe: [UInt8] = []
    safe.reserveCapacity(text.count)
    if let first = text.first, splits(first), first != UInt8(ascii: ";") { safe.append(UInt8(ascii: "'")) }
    var begins = true
    for place in text.indices {
      if begins, isFormula(text[place...]) { safe.append(UInt8(ascii: "'")) }
      safe.append(text[place])
      begins = splits(text[place])
    }
    return safe
  }

  /// Whether it is one once a spreadsheet has taken away what it does not count: spaces and quotes.
  private static func isFormula(_ text: ArraySlice<UInt8>) -> Bool {
    var rest = text
    while let length = ignored(rest) { rest = rest.dropFirst(length) }
    return starts.contains { rest.starts(with: $0) }
  }

  /// How many bytes of the text's start do not count; nil where they do.
  private static func ignored(_ text: ArraySlice<UInt8>) -> Int? {
    skipped.first { text.starts(with: $0) }?.count
  }

  private static let skipped = [" ", "\"", "'", "\u{A0}", "\u{3000}", "\u{FEFF}"].map { Array($0.utf8) }

  /// The wide ones of Japanese keyboards count like the narrow ones.
  private static let starts = ["=", "+", "-", "@", "＝", "＋", "－", "＠"].map { Array($0.utf8) }
}
