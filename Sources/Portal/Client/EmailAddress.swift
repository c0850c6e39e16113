/// The addresses that people have in a portal: those that mail can be sent to, and no others. A dot-string, an @, a
/// domain of two labels or more (RFC 5321 §4.1.2). No quoted names, no comments, no address literals, no letters outside
/// ASCII: an address that is taken in and cannot be written to would be a person who can never sign in.
package enum EmailAddress {
  /// RFC 5321 §4.5.3.1.3 less the angle brackets.
  package static let longest = 254

  package static func isValid(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count <= longest, let at = bytes.firstIndex(of: UInt8(ascii: "@")), at <= 64 else {
      return false
    }
    let local = bytes[..<at].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return local.allSatisfy { !$0.isEmpty && $0.allSatisfy(isLocal) } && isDomain(bytes[(at + 1)...])
  }

  /// What somebody typed, in the form in which the database has it: in small letters, without blanks around it. Nil for
  /// what is no address.
  package static func normalised(_ typed: String) -> String? {
    let bytes = typed.utf8.drop(while: isBlank)
    guard let end = bytes.lastIndex(where: { !isBlank($0) }),
      let address = String(bytes[...end]), isValid(address)
    else { return nil }
    return address.lowercased()
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }

  /// `atext` of RFC 5322 §3.2.3.
  private static func isLocal(_ byte: UInt8) -> Bool {
    isAlphanumeric(byte) || "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
  }

  private static func isDomain(_ bytes: ArraySlice<UInt8>) -> Bool {
    let labels = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return labels.count > 1
      && labels.allSatisfy { label in
        !label.isEmpty && label.count <= 63 && label.first != UInt8(ascii: "-")
          && label.last != UInt8(ascii: "-")
          && label.allSatisfy { $0 == UInt8(ascii: "-") || isAlphanumeric($0) }
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
