import PorticoCrypto

/// Values in the query of an address of ours.
enum Query {
  private static let plain = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~".utf8)

  /// Percent-encoded, but for what needs none (RFC 3986 §2.3).
  static func value(_ text: String) -> String {
    text.utf8.map { Self.plain.contains($0) ? String(UnicodeScalar($0)) : "%" + Hex.text([$0]).uppercased() }
      .joined()
  }
}
