/// Percent-encoding of text in addresses (RFC 3986 §2.1).
package enum Percent {
  private static let plain = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~".utf8)

  /// Everything but the characters that never need it (§2.3).
  package static func encoded(_ text: String) -> String {
    text.utf8.map { plain.contains($0) ? String(UnicodeScalar($0)) : "%" + Hex.text([$0]).uppercased() }
      .joined()
  }
}
