import Testing

@testable import PorticoCrypto

@Suite("The strict reader of flat JSON")
struct FlatJSONTests {
  @Test("reads strings, whole numbers and the three escapes")
  func reads() {
    let json = FlatJSON(Array(#"{"a":"x","b":0,"c":999999999999999,"d":"\"\\\/","":""}"#.utf8))
    #expect(
      json?.members == [
        "a": .text("x"), "b": .number(0), "c": .number(999_999_999_999_999), "d": .text("\"\\/"),
        "": .text(""),
      ])
    #expect(
      json?.text("a") == "x" && json?.number("a") == nil && json?.number("b") == 0 && json?.text("e") == nil)
  }

  @Test(
    "refuses everything else",
    arguments: [
      "", "{", "}", "{}", "[]", "{\"a\"}", "{\"a\":}", "{\"a\":1", "{\"a\":1,}", "{,\"a\":1}", "{\"a\":1}}",
      "{\"a\":1}x", " {\"a\":1}", "{\"a\":1} ", "{\"a\": 1}", "{\"a\" :1}", "{ \"a\":1}",
      "{\"a\":1, \"b\":2}",
      "{\"a\":1 \"b\":2}", "{\"a\":1;\"b\":2}", "{a:1}", "{'a':1}", "{\"a\":'x'}", "{1:1}", "{\"a\":\"x}",
      "{\"a:1}",
      "{\"a\":\"\\n\"}", "{\"a\":\"\\u0041\"}", "{\"a\":\"\\\"}", "{\"a\":\"\t\"}", "{\"a\":\"\u{7F}\"}",
      "{\"a\":\"ä\"}", "{\"a\":\"\0\"}", "{\"a\":+1}", "{\"a\":-1}", "{\"a\":01}", "{\"a\":00}",
      "{\"a\":1.0}",
      "{\"a\":1e3}", "{\"a\":0x1}", "{\"a\":1000000000000000}", "{\"a\":true}", "{\"a\":null}", "{\"a\":NaN}",
      "{\"a\":[1]}", "{\"a\":{}}", "{\"a\":1,\"a\":1}", "{\"a\":1,\"b\":2,\"a\":\"x\"}",
      "{\"/\":1,\"\\/\":2}",
      "\u{FEFF}{\"a\":1}", "{\"a\":1/**/}", "{\"a\":1}{\"a\":1}", "\"a\"", "1", "null",
    ])
  func refuses(text: String) {
    #expect(FlatJSON(Array(text.utf8)) == nil)
  }

  @Test("survives bytes that are no UTF-8")
  func invalidUTF8() {
    #expect(FlatJSON([0x7B, 0x22, 0xFF, 0x22, 0x3A, 0x31, 0x7D]) == nil)
    #expect(FlatJSON([0x7B, 0x22, 0xC0, 0xA2, 0x22, 0x3A, 0x31, 0x7D]) == nil)
  }
}
