/// A name and an address, proven to be nothing more: no line end, no second address can hide in either.
package struct Mailbox: Hashable, Sendable {
  package let name: String
  package let address: String

  /// Nil for an address that needs more than RFC 5321's plain form (quoted local parts, letters outside ASCII): such
  /// ones are refused where they are typed, and no header is ever built from one.
  package init?(name: String, address: String) {
    guard Self.isPlain(address.utf8) else { return nil }
    self.name = name
    self.address = address
  }

  /// RFC 5321 §4.1.2: a dot-string, an @, a domain; 254 bytes at most (erratum 1690 of RFC 3696).
  private static func isPlain(_ bytes: String.UTF8View) -> Bool {
    let parts = bytes.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    guard bytes.count <= 254, parts.count == 2 else { return false }
    return isDotted(parts[0], isLocalLetter) && isDotted(parts[1], isHostLetter)
  }

  private static func isDotted(_ bytes: Substring.UTF8View, _ isLetter: (UInt8) -> Bool) -> Bool {
    bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
      .allSatisfy { !$0.isEmpty && $0.allSatisfy(isLetter) }
  }

  private static func isHostLetter(_ byte: UInt8) -> Bool {
    isAlphanumeric(byte) || byte == UInt8(ascii: "-")
  }

  /// `atext` of RFC 5322 §3.2.3.
  private static func isLocalLetter(_ byte: UInt8) -> Bool {
    isAlphanumeric(byte) || "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"):
      true
    default: false
    }
  }
}
