/// Addresses that people typed, before they become links: anything but the plain form makes no link at all.
enum Link {
  /// A web address with a host; never `javascript:`, `data:` or a relative one.
  static func web(_ text: String) -> String? {
    let bytes = Array(text.utf8)
    let scheme = ["https://", "http://"].first { bytes.starts(with: $0.utf8) }
    guard let scheme, bytes.count <= 2000, bytes.count > scheme.utf8.count else { return nil }
    let forbidden = Set("\"'<>\\`^{|}".utf8)
    guard bytes.allSatisfy({ $0 > 0x20 && $0 != 0x7F && !forbidden.contains($0) }) else { return nil }
    return isWord(bytes[scheme.utf8.count]) || bytes[scheme.utf8.count] >= 0x80 ? text : nil
  }

  /// A plain mail address: one at sign, nothing that would need escaping in a link or add a header to the mail that
  /// it opens (RFC 6068 §2).
  static func mail(_ text: String) -> String? {
    let parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    guard parts.count == 2, text.utf8.count <= 254 else { return nil }
    let local = Set("!$*+-.=_~".utf8)
    let host = Set("-.".utf8)
    guard !parts[0].isEmpty, parts[0].allSatisfy({ isWord($0) || local.contains($0) }),
      !parts[1].isEmpty, parts[1].allSatisfy({ isWord($0) || host.contains($0) })
    else { return nil }
    return text
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }
}
