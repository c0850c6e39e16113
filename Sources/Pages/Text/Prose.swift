import Markup

/// Markdown of the agency and of its clients, as it stands in a page.
enum Prose {
  /// Headings begin below `level`, so that they stay in order on the page. A text beyond what can be rendered stands there
  /// as it was typed: a page that many share must not hang on what one of them writes (threats.md, X-04).
  static func markup(_ text: String, level: Int) -> Markup {
    if text.isEmpty { return Markup() }
    let prose = Display.prose(text)
    return (try? Markdown.render(prose, headingLevel: level)) ?? Markdown.asTyped(prose)
  }

  /// The first words, without any formatting.
  static func opening(of text: String, limit: Int) -> String {
    Display.opening(of: Display.line(Markdown.plain(text)), limit: limit)
  }
}
