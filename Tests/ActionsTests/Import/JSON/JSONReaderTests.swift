import Foundation
import TestSupport
import Testing

@testable import Actions

@Suite("JSON as a stream")
struct JSONReaderTests {
  @Test(
    "values are read as RFC 8259 has them",
    arguments: [
      ("{}", ["{", "}"]), (" \t\r\n[ ] ", ["[", "]"]),
      (#"{"a":1,"b":[true,false,null]}"#, ["{", "a:", "1", "b:", "[", "true", "false", "null", "]", "}"]),
      ("[0,-0,10,-1.50,1e2,1E+2,0.5e-7]", ["[", "0", "-0", "10", "-1.50", "1e2", "1E+2", "0.5e-7", "]"]),
      (#"["\"\\\/\b\f\n\r\t"]"#, ["[", "“\"\\/\u{8}\u{C}\n\r\t”", "]"]),
      (#"["\u0041\u00e9\u20AC\ud83d\ude00"]"#, ["[", "“Aé€😀”", "]"]),
      (#"["é€😀"]"#, ["[", "“é€😀”", "]"]), (#""alone""#, ["“alone”"]), ("7", ["7"]),
      (#"["\u0000"]"#, ["[", "“\u{0}”", "]"]),
    ])
  func sound(text: String, trace: [String]) {
    for chunk in [4, 5, 7, 64] { #expect(JSONTrace.of(Array(text.utf8), chunk: chunk) == trace) }
  }

  @Test(
    "what is no JSON is refused where it stops being it",
    arguments: [
      ("", "unreadable"), ("{", "truncated"), ("[1", "truncated"), (#"["a"#, "truncated"),
      (#"["\u00"#, "truncated"),
      ("[1,]", "unexpected"), ("[,1]", "unexpected"), ("[1 2]", "unexpected"), ("{,}", "unexpected"),
      (#"{"a" 1}"#, "unexpected"), (#"{"a":}"#, "unexpected"), (#"{"a":1 "b":2}"#, "unexpected"),
      ("{a:1}", "unexpected"),
      ("[1}", "unexpected"), (#"{"a":1]"#, "unexpected"), ("tru", "truncated"), ("[truee]", "unexpected"),
      ("[nul]", "unexpected"), ("[NaN]", "unexpected"), ("[+1]", "unexpected"), ("[.5]", "unexpected"),
      ("[1.]", "badNumber"), ("[01]", "badNumber"), ("[1e]", "badNumber"), ("[-]", "badNumber"),
      ("[-a]", "badNumber"),
      ("[0x10]", "badNumber"), ("[1.2.3]", "badNumber"), ("[t rue]", "unexpected"), ("[1]]", "trailing"),
      ("{}{}", "trailing"), (#"["\a"]"#, "badEscape"), (#"["\u12g4"]"#, "badEscape"),
      ("[\"\t\"]", "controlCharacter"),
      ("[\"\u{0}\"]", "controlCharacter"), ("['a']", "unexpected"), ("[\u{A0}1]", "unexpected"),
      ("/**/1", "unexpected"),
      ("[[[[[[1]]]]]]", "tooDeep"),
    ])
  func faults(text: String, fault: String) {
    let whole = JSONTrace.of(Array(text.utf8))
    #expect(whole.last?.hasPrefix(fault) == true, "\(whole)")
    for chunk in [4, 5, 7] { #expect(JSONTrace.of(Array(text.utf8), chunk: chunk) == whole) }
  }

  @Test(
    "a text that is wrong in itself is read over, and what is wrong with it is known",
    arguments: [
      (#""\ud83d""#, TextFault.loneSurrogate), (#""\ude00""#, .loneSurrogate),
      (#""\ud83d\ud83d\ude00""#, .loneSurrogate),
      (#""\ud83dx""#, .loneSurrogate), (#""\ud83d\n""#, .loneSurrogate),
      ("\"\(String(repeating: "a", count: 1001))\"", .tooLong),
      ("\"\(String(repeating: "a", count: 999))\\u00e9\"", .tooLong),
    ])
  func textFaults(text: String, fault: TextFault) {
    #expect(JSONTrace.of(Array("[\(text),7]".utf8)) == ["[", "“<\(fault)>”", "7", "]"])
  }

  @Test("UTF-8 is what Foundation takes for it, for every pair and many quadruples of bytes")
  func encoding() {
    var random = SeededGenerator.printed()
    for first in UInt8(0x80)...0xFF {
      for second in UInt8(0x7F)...0xC1 { check([first, second]) }
      for _ in 0..<200 {
        check([first] + (0..<3).map { _ in UInt8.random(in: 0x7E...0xC2, using: &random) })
      }
    }
  }

  private func check(_ bytes: [UInt8]) {
    #expect(UTF8Check.isValid(bytes) == (String(validating: bytes, as: UTF8.self) != nil), "\(bytes)")
  }

  @Test("a value that nobody wants is skipped, whole")
  func skip() throws {
    let text = #"{"a":{"b":[1,{"c":"]}"}],"d":{}},"e":2}"#
    var json = try JSONReader(ByteSource(Array(text.utf8)), deepest: 4, chunk: 4)
    try json.beginObject()
    #expect(try json.nextMember())
    try json.skip()
    #expect(try json.nextMember())
    #expect(String(decoding: json.text, as: UTF8.self) == "e")
    try json.skip()
    #expect(try !json.nextMember())
    try json.finish()
  }
}
