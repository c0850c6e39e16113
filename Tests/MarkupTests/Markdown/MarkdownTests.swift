import Testing

@testable import Markup

@Suite("Markdown")
struct MarkdownTests {
  @Test(
    "GitHub's dialect is understood",
    arguments: [
      ("A **bold** word", "<p>A <strong>bold</strong> word</p>\n"),
      ("~~gone~~", "<p><del>gone</del></p>\n"),
      ("one\ntwo", "<p>one<br />\ntwo</p>\n"),
      ("# Title", "<h3>Title</h3>\n"),
      ("#### Deep", "<h3>Deep</h3>\n"),
      ("## a\n\n#### b\n\n# c\n\n## d", "<h3>a</h3>\n<h4>b</h4>\n<h3>c</h3>\n<h4>d</h4>\n"),
      ("- [x] done\n- [ ] open", "<ul>\n<li>☑ done</li>\n<li>☐ open</li>\n</ul>\n"),
      (
        "see https://example.com/a?b=c&d",
        "<p>see <a href=\"https://example.com/a?b=c&amp;d\" rel=\"noopener noreferrer\">https://example.com/a?b=c&amp;d</a></p>\n"
      ),
      (
        "| a |\n|---|\n| [x](https://e.test 'title') |\n| ![i](https://e.test) [y](data:z) |",
        """
        <table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n\
        <td><a href="https://e.test" rel="noopener noreferrer">x</a></td>\n</tr>\n<tr>\n<td>i y</td>\n</tr>\n\
        </tbody>\n</table>\n
        """
      ),
      ("<div>\n<i>x</i>\n</div>", "<p>&lt;div&gt;<br />\n&lt;i&gt;x&lt;/i&gt;<br />\n&lt;/div&gt;</p>\n"),
      (
        "[mail](mailto:a@example.com)",
        "<p><a href=\"mailto:a@example.com\" rel=\"noopener noreferrer\">mail</a></p>\n"
      ),
      ("![the *picture*](https://example.com/x.png)", "<p>the <em>picture</em></p>\n"),
      (
        "| a | b |\n|:-:|--:|\n| 1 | 2 |",
        "<table>\n<thead>\n<tr>\n<th>a</th>\n<th>b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>1</td>\n<td>2</td>\n</tr>\n</tbody>\n</table>\n"
      ),
    ])
  func dialect(source: String, html: String) throws {
    #expect(try Markdown.render(source).string == html)
  }

  @Test("text without a sign of Markdown takes a shorter way to the same bytes")
  func shortWay() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededRandom(seed)
    let pieces = [
      "a", "W", "www", "w", "word", " ", " ", "\n", "\n\n", ".", ",", "1", "1.", "-", "- ", "(", ")", "\"",
      "'", "ä", "ö", "é",
      "\u{2003}", "\u{A0}", "…", "😀", "!", "?", "%", "$5", ";", ":", "@", "http", "\n ", "  \n", "*", "_",
    ]
    var plain = 0
    for _ in 0..<4000 {
      let text = (0..<Int.random(in: 0...14, using: &random)).map { _ in
        pieces.randomElement(using: &random) ?? ""
      }
      .joined()
      guard let short = PlainText.paragraphs(text) else { continue }
      plain += 1
      let long = try MarkdownDocument.html(of: text, headingLevel: 3)
      #expect(short.bytes == long, "\(text.debugDescription), seed \(seed)")
    }
    #expect(plain > 100)
  }

  @Test("X-09: paragraphs with carriage returns, tabs and right-to-left text survive")
  func lineEnds() throws {
    let html = try Markdown.render("one\r\n\r\ntwo\r\nthree\r\rשלום\u{0}").string
    #expect(html == "<p>one</p>\n<p>two<br />\nthree</p>\n<p>שלום\u{FFFD}</p>\n")
  }

  @Test(
    "plain text has no formatting left, and lists and quotes can be told",
    arguments: [
      ("A **bold** [link](https://e.test)\n\n# Head", "A bold link\n\nHead"), ("Just words.", "Just words."),
      ("~~a~~ `b`\nc", "a b\nc"), ("- a\n- b\n  - c\n\nd", "- a\n- b\n  - c\n\nd"),
      ("3. a\n4. b\n   1. c\n5. d", "3. a\n4. b\n   1. c\n5. d"), ("- a\n\n- b", "- a\n\n- b"),
      ("> a\n>\n> b\n\nc", "> a\n>\n> b\n\nc"), ("```\nx\n\ny\n```\nz", "x\n\ny\n\nz"),
      ("| a | b |\n|---|---|\n| c | d |\n\ne", "a | b\nc | d\n\ne"), ("a\n\n---\n\nb", "a\n\n---\n\nb"),
      ("- [x] a\n-\n- b", "- ☑ a\n- \n- b"), ("<b>x</b>", "<b>x</b>"),
    ])
  func plainText(source: String, expected: String) {
    #expect(Markdown.plain(source) == expected)
  }

  @Test("in a mail a link shows where it leads, unless its words say that")
  func plainLinks() {
    let source = "[the file](https://e.test/a) https://e.test <a@e.test> [x](javascript:y)"
    #expect(
      Markdown.plain(source, showingLinks: true) == "the file (https://e.test/a) https://e.test a@e.test x")
  }
}
