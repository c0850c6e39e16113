import Markup
import Testing

@testable import Pages

@Suite("the text part of a mail")
struct PlainTextTests {
  @Test(
    "what was escaped for HTML is read back exactly",
    arguments: [
      "Fjell & Söhne", "a < b > c", "it's \"so\"", "&amp; stays &amp;", "&lt;", "plain", "100 % & more &#39;",
    ])
  func roundTrip(_ text: String) {
    #expect(PlainText.of(rendered: Markup(escaping: text).bytes) == text)
  }

  @Test("an ampersand that begins no reference of ours stays")
  func otherAmpersands() {
    #expect(PlainText.of(rendered: Array("&copy; & &".utf8)) == "&copy; & &")
  }
}
