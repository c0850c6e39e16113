import Testing

@testable import Pages

@Suite("locales, reduced to language and region")
struct LanguageTagTests {
  @Test(
    "a locale becomes its canonical form",
    arguments: [
      ("en", "en"), ("EN-gb", "en-GB"), ("de_at", "de-AT"), ("de-Latn-AT", "de-AT"),
      ("de-AT-u-nu-latn", "de-AT"),
      ("es-419", "es-419"), ("ast", "ast"), ("de-x-ab", "de"),
    ])
  func canonical(_ tag: String, _ expected: String) {
    #expect(LanguageTag.canonical(tag) == expected)
  }

  @Test(
    "what is no locale is none", arguments: ["", "-", "e", "engl", "1n", "\"><script>", "en\u{301}", "ﬁ"])
  func refused(_ tag: String) {
    #expect(LanguageTag.canonical(tag) == nil)
  }
}
