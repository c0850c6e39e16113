import Testing

@testable import Post

@Suite("Quoted-printable")
struct QuotedPrintableTests {
  @Test(
    "each text has its one form",
    arguments: [
      ("", ""), ("hello", "hello\r\n"), ("a=b", "a=3Db\r\n"), ("trailing \nx", "trailing=20\r\nx\r\n"),
      ("tab\t", "tab=09\r\n"), ("é", "=C3=A9\r\n"), ("a\r\nb\rc\nd", "a\r\nb\r\nc\r\nd\r\n"), (".", "=2E\r\n"),
      ("From me", "=46rom me\r\n"), ("\n\n", "\r\n\r\n"), ("\u{0}", "=00\r\n"), ("a b", "a b\r\n"),
    ])
  func forms(text: String, encoded: String) {
    #expect(String(decoding: QuotedPrintable.encode(text), as: UTF8.self) == encoded)
  }

  @Test("lines have at most 76 bytes, and what is decoded is the text")
  func random() throws {
    var generator = SystemRandomNumberGenerator()
    let letters = Array("ab =.\t\néüF🎉".unicodeScalars)
    for _ in 0..<300 {
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...400, using: &generator) { text.append(letters[Int.random(in: letters.indices, using: &generator)]) }
      let encoded = QuotedPrintable.encode(String(text))
      let lines = encoded.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      #expect(lines.allSatisfy { $0.count <= 77 }, "\(String(text).debugDescription)")
      let expected = String(text).hasSuffix("\n") || text.isEmpty ? String(text) : String(text) + "\n"
      #expect(try decode(encoded) == expected, "\(String(text).debugDescription)")
    }
  }

  /// By the rules of RFC 2045 §6.7, written anew.
  private func decode(_ bytes: [UInt8]) throws -> String {
    var output: [UInt8] = []
    var rest = bytes[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "\r") { continue }
      guard byte == UInt8(ascii: "=") else {
        output.append(byte)
        continue
      }
      let pair = Array(rest.prefix(2))
      rest = rest.dropFirst(2)
      if pair == [0x0D, 0x0A] { continue }
      output.append(try #require(UInt8(String(decoding: pair, as: UTF8.self), radix: 16)))
    }
    return String(decoding: output, as: UTF8.self)
  }
}
