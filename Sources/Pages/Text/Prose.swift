import Markup

/// Markdown of the agency, as it stands in a page.
enum Prose {
  /// Headings begin below `level`, so that they stay in order on the page.
  static func markup(_ text: String, level: Int, what: String) throws(PageFailure) -> Markup {
    if text.isEmpty { return Markup() }
    do {
      return try Markdown.render(Display.prose(text), headingLevel: level)
    } catch {
      throw .text(what, reason: "\(error)")
    }
  }

  /// The first words, without any formatting.
  static func opening(of text: String, limit: Int) -> String {
    Display.opening(of: Display.line(Markdown.plain(text)), limit: limit)
  }
}
