/// A code for the day on which an authenticator app is gone: 80 random bits, four groups of four letters. The database
/// keeps its hash; with so many bits there is nothing to guess that a slow hash would protect.
package struct RecoveryCode: Sendable {
  private static let byteCount = 10
  private static let group = 4

  /// `ABCD-EFGH-2345-6767`.
  package let text: Secret<String>
  package let hash: Digest

  package init(random: RandomBytes) throws(CryptoError) {
    self.init(letters: Array(Base32.text(try random.bytes(Self.byteCount)).utf8))
  }

  /// As it was typed: small or capital letters, with any dashes and spaces. Nil for what is no code.
  package init?(typed: String) {
    let letters = typed.utf8.filter { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: " ") }
      .map { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) ? $0 & 0xDF : $0 }
    let isCode =
      letters.count == 16
      && letters.allSatisfy {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0)
          || (UInt8(ascii: "2")...UInt8(ascii: "7")).contains($0)
      }
    guard isCode else { return nil }
    self.init(letters: letters)
  }

  private init(letters: [UInt8]) {
    hash = SHA256.digest(of: letters)
    let groups = stride(from: 0, to: letters.count, by: Self.group).map {
      String(decoding: letters[$0..<min($0 + Self.group, letters.count)], as: UTF8.self)
    }
    text = Secret(groups.joined(separator: "-"))
  }
}
