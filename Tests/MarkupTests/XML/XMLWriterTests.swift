import Testing

@testable import Markup

@Suite("XML")
struct XMLWriterTests {
  private func written(_ write: (inout XMLWriter) -> Void) -> String {
    var xml = XMLWriter()
    write(&xml)
    return String(decoding: xml.bytes, as: UTF8.self)
  }

  @Test("elements stand in elements, with attributes in their order")
  func elements() {
    let text = written { xml in
      xml.element("a", ["x": "1", "b": "2"]) { $0.text("c", "word", ["y": "3"]) }
    }
    #expect(
      text
        == "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a x=\"1\" b=\"2\">\n  <c y=\"3\">word</c>\n</a>\n")
  }

  @Test("an element with nothing in it has nothing in it")
  func empty() {
    #expect(written { $0.element("a") { _ in } }.hasSuffix("\n<a></a>\n"))
  }

  @Test(
    "what means something to XML is escaped, and what it cannot hold is left out",
    arguments: [
      ("Fish & <chips>", "Fish &amp; &lt;chips&gt;"), ("\"quoted\"", "&quot;quoted&quot;"),
      ("]]>", "]]&gt;"), ("&amp;", "&amp;amp;"), ("a\u{0}b\u{1}c\u{1F}d\u{FFFE}e\u{FFFF}f\u{9F}g", "abcdefg"),
      ("two\nlines\tand\ra return", "two\nlines\tand&#13;a return"), ("نص 見積 👍", "نص 見積 👍"),
    ])
  func escaping(text: String, expected: String) {
    #expect(written { $0.text("a", text) }.hasSuffix("\n<a>\(expected)</a>\n"))
    #expect(written { $0.text("a", "", ["x": text]) }.hasSuffix("\n<a x=\"\(expected)\"></a>\n"))
  }
}
