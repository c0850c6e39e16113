/// What a thing's identifier begins with: `client` in `client_0v9q…`.
package protocol Identified {
  static var prefix: String { get }
}

extension Identified {
  package typealias ID = Identifier<Self>
}

/// A typed identifier: a prefix, an underscore and 128 random bits in 26 letters and digits.
///
/// ASCII only, so that two ids are equal exactly when their bytes are.
package struct Identifier<Owner: Identified>: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let text: String

  /// Nil for anything but the one form in which ids are made.
  package init?(_ text: some StringProtocol) {
    let text = String(text)
    guard IDText.isValid(text.utf8.span, prefix: Owner.prefix) else { return nil }
    self.text = text
  }

  /// For rows that the database has checked.
  package init(unchecked text: String) {
    self.text = text
  }

  package static func < (a: Identifier, b: Identifier) -> Bool { a.text < b.text }
  package var description: String { text }
}

/// The alphabet of ids: digits and small letters without i, l, o, u (Crockford's base 32), which nobody misreads.
package enum IDText {
  /// 128 bits, five to a letter.
  package static let length = 26

  /// Asked for every request: bytes, not a generic collection, which would not be specialised across modules.
  package static func isValid(_ bytes: Span<UInt8>, prefix: String) -> Bool {
    var place = 0
    for byte in prefix.utf8 {
      guard place < bytes.count, bytes[place] == byte else { return false }
      place += 1
    }
    guard bytes.count == place + 1 + length, bytes[place] == UInt8(ascii: "_") else { return false }
    for rest in place + 1..<bytes.count where !isLetter(bytes[rest]) { return false }
    return true
  }

  static func isLetter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "h"), UInt8(ascii: "j"),
      UInt8(ascii: "k"), UInt8(ascii: "m"), UInt8(ascii: "n"), UInt8(ascii: "p")...UInt8(ascii: "t"),
      UInt8(ascii: "v")...UInt8(ascii: "z"):
      true
    default: false
    }
  }
}
