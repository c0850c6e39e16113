/// The addresses that mail can go to, strictly: what the database's check allows, and one part more on either side of
/// the @. No quoted names, no comments, no address literals, no control characters.
package enum EmailAddress {
  /// RFC 5321 §4.5.3.1.3 less the angle brackets.
  package static let longest = 254

  package static func isValid(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count <= longest, let at = bytes.firstIndex(of: UInt8(ascii: "@")),
      at > 0, at <= 64, bytes[(at + 1)...].firstIndex(of: UInt8(ascii: "@")) == nil
    else { return false }
    return bytes[..<at].allSatisfy(isLocal) && isDomain(bytes[(at + 1)...])
  }

  private static func isLocal(_ byte: UInt8) -> Bool {
    if byte > 127 { return true }
    return byte > 32 && byte < 127 && !Array(" ,;:<>()[]\"\\".utf8).contains(byte)
  }

  private static func isDomain(_ bytes: ArraySlice<UInt8>) -> Bool {
    let labels = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return labels.count > 1
      && labels.allSatisfy { label in
        !label.isEmpty && label.count <= 63 && label.first != UInt8(ascii: "-")
          && label.last != UInt8(ascii: "-")
          && label.allSatisfy { $0 > 127 || $0 == UInt8(ascii: "-") || isAlphanumeric($0) }
      }
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"):
      true
    default: false
    }
  }
}
