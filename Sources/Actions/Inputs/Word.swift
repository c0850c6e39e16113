import Portal

/// A text of a certain form, such as an email address.
struct Word: Sendable {
  /// As in "is not an email address".
  let noun: String
  let limit: Int
  /// For the JSON Schema, as close as a regular expression (ECMA 262) comes.
  let pattern: String?
  var kind = Problem.Kind.notUnderstood
  /// Whether the word may be empty: none.
  var isOptional = false
  let isValid: @Sendable ([UInt8]) -> Bool

  func orEmpty() -> Word {
    var word = self
    word.isOptional = true
    return word
  }
}

extension Word {
  /// Kept in small ASCII letters: two spellings of an address are one person.
  static let email = Word(
    noun: "an email address", limit: EmailAddress.longest,
    pattern: #"^[^@\s,;:<>()\[\]"\\]{1,64}@[^@\s,;:<>()\[\]"\\.]+(\.[^@\s,;:<>()\[\]"\\.]+)+$"#
  ) { EmailAddress.isValid(String(decoding: $0, as: UTF8.self)) }

  static let slug = Word(
    noun: "a slug (small letters, digits, and hyphens between them)", limit: 63,
    pattern: "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"
  ) { bytes in
    bytes.first != UInt8(ascii: "-") && bytes.last != UInt8(ascii: "-")
      && bytes.allSatisfy { isSmall($0) || isDigit($0) || $0 == UInt8(ascii: "-") }
  }

  static let country = Word(
    noun: "a country as two capital letters (ISO 3166)", limit: 2, pattern: "^[A-Z]{2}$"
  ) { $0.count == 2 && $0.allSatisfy(isCapital) }

  static let currency = Word(
    noun: "a currency in use as three capital letters (ISO 4217)", limit: 3, pattern: "^[A-Z]{3}$"
  ) { Currency(String(decoding: $0, as: UTF8.self)) != nil }

  static let color = Word(
    noun: "a colour such as #2b4a9b", limit: 7, pattern: "^#[0-9a-fA-F]{6}$"
  ) { bytes in
    bytes.count == 7 && bytes[0] == UInt8(ascii: "#") && bytes.dropFirst().allSatisfy(isHex)
  }

  /// Other schemes, `javascript:` first of all, have no business behind a link.
  static let link = Word(
    noun: "a link that begins with https:// or http://", limit: 500, pattern: #"^https?://[^\s"<>]+$"#,
    kind: .notALink
  ) { bytes in
    let head = ["https://", "http://"].first { bytes.starts(with: $0.utf8) }
    let forbidden = Set("\"<>\\".utf8)
    return head.map { bytes.count > $0.utf8.count } ?? false
      && !bytes.contains { $0 <= 0x20 || $0 == 0x7F || forbidden.contains($0) }
  }

  static let timeZone = Word(
    noun: "a time zone such as Europe/Helsinki", limit: 64, pattern: nil
  ) { Zone(identifier: String(decoding: $0, as: UTF8.self)) != nil }

  /// BCP 47, its form only.
  static let locale = Word(
    noun: "a locale such as en-GB", limit: 35, pattern: "^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$"
  ) { bytes in
    let parts = bytes.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard let language = parts.first, (2...3).contains(language.count) else { return false }
    return language.allSatisfy { isSmall($0) || isCapital($0) }
      && parts.dropFirst().allSatisfy { part in
        (2...8).contains(part.count) && part.allSatisfy { isSmall($0) || isCapital($0) || isDigit($0) }
      }
  }

  private static func isSmall(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "a") < 26 }
  private static func isCapital(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "A") < 26 }
  private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }
  private static func isHex(_ byte: UInt8) -> Bool { isDigit(byte) || (byte | 0x20) &- UInt8(ascii: "a") < 6 }
}
