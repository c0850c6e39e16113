import Portal
import Testing

@testable import Print

@Suite("A document as a file")
struct DocumentTests {
  private static let style = TextStyle(.sans, size: 10, ink: Ink(0), leading: 14)

  private func document(_ blocks: [Block]) -> Document {
    Document(
      title: "Title", author: "Author", language: "en", dated: Day(number: 20_000), blocks: blocks,
      foot: Foot("Foot") { "\($0) of \($1)" })
  }

  private func text(_ text: String) -> Block { .text(Text(text, Self.style)) }

  @Test("the same document is the same file")
  func same() throws {
    let document = document([text("Hello"), text("مرحبا"), text("見積書")])
    #expect(try document.pdf() == document.pdf())
  }

  @Test(
    "no text is a reason for no file",
    arguments: [
      String(repeating: "x", count: 10_000), String(repeating: "\u{0}\u{1}\u{7F}", count: 3000),
      String(repeating: "\u{301}", count: 5000), "\u{FFFF}\u{10FFFF}\u{E000}",
      String(repeating: "\n", count: 3000), "", String(repeating: "👩‍👩‍👧‍👦", count: 500),
    ])
  func hostile(content: String) throws {
    let long = Table(
      widths: [.rest, .natural],
      rows: [.init([[Text(content, Self.style)], [Text(content, Self.style, .right)]], padding: (4, 4))])
    let bytes = try document([text(content), .table(long), .columns([Column(.rest, [text(content)])])]).pdf()
    #expect(bytes.starts(with: "%PDF-1.7".utf8))
  }
}
