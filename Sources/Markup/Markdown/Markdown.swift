/// Markdown as people write it in updates, notes and messages, made into safe HTML by cmark-gfm.
///
/// GitHub's dialect: tables, strikethrough, bare links, task lists; a line break is a line break. Raw HTML is shown as
/// the text that it is, links go to http, https and mailto only and always carry `rel="noopener noreferrer"`, and
/// pictures become their description: a page loads nothing foreign.
package enum Markdown {
  /// In bytes; the longest text that any field takes is well below.
  package static let longest = 64 * 1024
  /// Containers in containers. What a person writes has three or four.
  static let deepest = 64
  /// Bytes in the addresses of all links together.
  static let mostInAddresses = 512 * 1024

  /// - Parameter headingLevel: the highest level that headings of the text get, so that they stay in order on the page.
  package static func render(_ text: String, headingLevel: Int = 3) throws(MarkdownError) -> Markup {
    if let plain = PlainText.paragraphs(text) { return plain }
    return Markup(bytes: try MarkdownDocument.html(of: text, headingLevel: headingLevel))
  }

  /// The text itself, with its paragraphs and lines and every sign as it is; what is longer than `longest` is cut.
  package static func asTyped(_ text: String) -> Markup { PlainText.typed(text, limit: longest) }

  /// The same text without any formatting, for mails and first lines: paragraphs apart by an empty line. A text
  /// that cannot be rendered comes back as it is.
  /// - Parameter showingLinks: writes the address behind the words of a link, for mails.
  package static func plain(_ text: String, showingLinks: Bool = false) -> String {
    if PlainText.isPlain(text) { return text }
    return (try? MarkdownDocument.text(of: text, showsLinks: showingLinks)) ?? text
  }
}

/// Why a text is not rendered.
package enum MarkdownError: Error, Equatable, CustomStringConvertible {
  case tooLong(bytes: Int)
  case tooDeep
  /// A table of tens of thousands of cells, thousands of brackets, or the same long address again and again.
  case tooComplex
  case outOfMemory

  package var description: String {
    switch self {
    case .tooLong(let bytes): "the text has \(bytes) bytes; \(Markdown.longest) are the most"
    case .tooDeep: "quotes or lists lie more than \(Markdown.deepest) levels deep in each other"
    case .tooComplex: "the text has a table, or links, beyond what a page can show"
    case .outOfMemory: "there was not enough memory for the text"
    }
  }
}
