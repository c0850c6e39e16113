import Testing

@testable import Markup

@Suite("A text as it was typed")
struct AsTypedTests {
  @Test(
    "keeps its lines and every sign of it, and means nothing",
    arguments: [
      ("[[[[", "<p>[[[[</p>\n"), ("a\nb\n\nc", "<p>a<br />\nb</p>\n<p>c</p>\n"), ("\n\n\n", ""), ("", ""),
      ("<b>\"'&", "<p>&lt;b&gt;&quot;&#39;&amp;</p>\n"), ("*a* **b**", "<p>*a* **b**</p>\n"),
    ])
  func typed(text: String, html: String) {
    #expect(String(decoding: Markdown.asTyped(text).bytes, as: UTF8.self) == html)
  }

  @Test("is cut where no field takes more")
  func cut() {
    let html = Markdown.asTyped(String(repeating: "[", count: Markdown.longest + 1)).bytes
    #expect(html.count == Markdown.longest + "…".utf8.count + "<p></p>\n".utf8.count)
  }
}
