import Foundation
import Testing

@testable import Post

@Suite("Header text")
struct HeaderTextTests {
  static let nasty = [
    "a\r\nBcc: evil@evil.test", "a\nBcc: evil", "a\rX: y", "a\u{0}b", "a\u{2028}b", "a\u{85}b", "\u{1b}[31m red",
    "Zoë & Søn – Ünïcode 🎉", "=?UTF-8?B?AAAA?=", String(repeating: "long ", count: 400), "quote \" and \\", "",
    "e\u{301}\u{301}\u{301}", String(repeating: "é", count: 500), "👩‍👩‍👧‍👦" + String(repeating: "👩‍👩‍👧‍👦", count: 40),
  ]

  @Test("no text ends a header, begins another, or leaves ASCII", arguments: nasty)
  func staysOneHeader(text: String) {
    for header in [HeaderText.unstructured(text, after: "Subject"), HeaderText.phrase(text)] {
      #expect(header.utf8.allSatisfy { (0x20...0x7E).contains($0) || $0 == 0x0D || $0 == 0x0A })
      let lines = header.split(separator: "\r\n", omittingEmptySubsequences: false)
      #expect(lines.allSatisfy { !$0.utf8.contains(0x0D) && !$0.utf8.contains(0x0A) })
      #expect(lines.dropFirst().allSatisfy { $0.hasPrefix(" ") })
      #expect(lines.allSatisfy { $0.utf8.count <= 78 })
    }
  }

  @Test("a plain short text stays readable")
  func plain() {
    #expect(HeaderText.unstructured("Your sign-in link", after: "Subject") == "Your sign-in link")
    #expect(HeaderText.phrase("O'Neill, \"Bo\"") == #""O'Neill, \"Bo\"""#)
  }

  @Test("what is encoded is read back as it was", arguments: ["Zoë & Søn", String(repeating: "Grüße ", count: 30)])
  func roundTrip(text: String) throws {
    let words = HeaderText.unstructured(text, after: "Subject").components(separatedBy: "\r\n ")
    let bytes = try words.map { word in
      #expect(word.utf8.count <= 75)
      let payload = word.dropFirst("=?UTF-8?B?".count).dropLast(2)
      let data = try #require(Data(base64Encoded: String(payload)))
      // Each word holds whole characters (RFC 2047 §5).
      #expect(String(validating: data, as: UTF8.self) != nil)
      return data
    }
    #expect(String(decoding: bytes.joined(), as: UTF8.self) == text.trimmingCharacters(in: .whitespaces))
  }
}
