/// What a tax office knows a business by.
package enum TaxNumber: Hashable, Sendable {
  /// For value added tax across borders: a country, then letters and digits, nothing between them.
  case vat(String)
  /// Any other, as it was written.
  case other(String)

  /// Nil where there is none.
  package init?(_ text: String) {
    let bytes = text.utf8.drop { $0 == UInt8(ascii: " ") }
    guard let written = String(Substring(bytes)).nonEmpty else { return nil }
    self = Self.vatNumber(written).map { .vat($0) } ?? .other(written)
  }

  /// Separators are for readers: `ATU 1234 5678`, `CHE-123.456.789 MWST`.
  private static func vatNumber(_ text: String) -> String? {
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "/"): continue
      case UInt8(ascii: "a")...UInt8(ascii: "z"): bytes.append(byte - 32)
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"),
        UInt8(ascii: "*"):
        bytes.append(byte)
      default: return nil
      }
    }
    let prefix = String(decoding: bytes.prefix(2), as: UTF8.self)
    let hasDigit = bytes.contains { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    guard (4...16).contains(bytes.count), hasDigit,
      Country(prefix) != nil || prefix == "EL" || prefix == "XI"
    else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension String {
  fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}
