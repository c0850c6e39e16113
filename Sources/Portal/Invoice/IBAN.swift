/// The number of a bank account (ISO 13616), with its check digits found right.
package struct IBAN: Hashable, Sendable {
  /// Without spaces.
  package let text: String

  package init?(_ text: String) {
    guard let bytes = CheckedCode.compact(text, longest: 34), bytes.count >= 15,
      bytes.prefix(2).allSatisfy(CheckedCode.isLetter), bytes[2...3].allSatisfy(CheckedCode.isDigit),
      CheckedCode.isRight(bytes)
    else { return nil }
    self.text = String(decoding: bytes, as: UTF8.self)
  }

  /// Whether a credit transfer of the single euro payments area reaches it (EPC409-09).
  package var isInSEPA: Bool { Self.sepa.contains(String(text.prefix(2))) }

  private static let sepa = Set(
    """
    AD AL AT BE BG CH CY CZ DE DK EE ES FI FR GB GI GR HR HU IE IS IT LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS SE SI \
    SK SM VA
    """.split(separator: " ").map(String.init))
}

/// A reference that finds its invoice by itself (ISO 11649), with its check digits found right.
package struct CreditorReference: Hashable, Sendable {
  /// Without spaces.
  package let text: String

  package init?(_ text: String) {
    guard let bytes = CheckedCode.compact(text, longest: 25), bytes.count >= 5,
      bytes.starts(with: "RF".utf8), bytes[2...3].allSatisfy(CheckedCode.isDigit), CheckedCode.isRight(bytes)
    else { return nil }
    self.text = String(decoding: bytes, as: UTF8.self)
  }
}

/// Letters and digits with two check digits behind the first two letters (ISO 7064, MOD 97-10).
enum CheckedCode {
  /// In capitals, without spaces; nil for what has anything else in it.
  static func compact(_ text: String, longest: Int) -> [UInt8]? {
    var bytes: [UInt8] = []
    for byte in text.utf8 where byte != UInt8(ascii: " ") {
      let capital = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) ? byte - 32 : byte
      guard isLetter(capital) || isDigit(capital), bytes.count < longest else { return nil }
      bytes.append(capital)
    }
    return bytes
  }

  static func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) }
  static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  static func isRight(_ bytes: [UInt8]) -> Bool {
    var rest = 0
    for byte in bytes[4...] + bytes[..<4] {
      // A letter is a number of two digits: A is 10.
      rest = isLetter(byte) ? rest * 100 + Int(byte) - 55 : rest * 10 + Int(byte) - 48
      rest %= 97
    }
    return rest == 1
  }
}
