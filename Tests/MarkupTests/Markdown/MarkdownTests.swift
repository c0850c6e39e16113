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
      ("#### Deep", "<h6>Deep</h6>\n"),
      ("- [x] done\n- [ ] open", "<ul>\n<li>☑ done</li>\n<li>☐ open</li>\n</ul>\n"),
      (
        "see https://example.com/a?b=c&d",
        "<p>see <a href=\"https://example.com/a?b=c&amp;d\" rel=\"noopener noreferrer\">https://example.com/a?b=c&amp;d</a></p>\n"
      ),
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

  @Test(
    "X-03: no script gets in by a link, and the words stay",
    arguments: [
      "[x](javascript:alert(1))", "[x](JaVa\tscript:alert(1))", "[x](&#106;avascript:alert(1))",
      "[x](data:text/html,x)",
      "[x](vbscript:x)", "[x]( javascript:x)", "[x](<java\nscript:x>)", "[x][r]\n\n[r]: javascript:x",
      "[x](//evil.test)",
      "[x](/local)", "[x](\u{1}javascript:x)", "<javascript:x>",
      "![x](javascript:alert(1) \"onerror=alert(1)\")", "[x](file:///x)",
      "[x](http:evil)", "[x](https://)", "[x](HTTPS:javascript)",
    ])
  func hostileLinks(source: String) throws {
    let html = try Markdown.render(source).string
    #expect(!html.contains("<a"))
    #expect(!html.contains("<img"))
    #expect(html.contains("x"))
  }

  @Test(
    "raw HTML is shown as the text that it is",
    arguments: [
      "<script>alert(1)</script>", "a <b onclick=alert(1)>b</b>", "<!-- x -->",
      "<img src=x onerror=alert(1)>",
      "<svg/onload=alert(1)>", "<iframe src=//evil>", "<style>*{}</style>", "<?php x ?>", "<![CDATA[x]]>",
    ])
  func rawHTML(source: String) throws {
    let html = try Markdown.render(source).string
    let tags = html.split(separator: "<").dropFirst().map { $0.prefix { $0 != ">" } }
    #expect(tags.allSatisfy { ["p", "/p", "br /"].contains($0) }, "\(html)")
    #expect(html.contains("&lt;"))
  }

  @Test("a link cannot leave its attribute")
  func attribute() throws {
    let html = try Markdown.render("[x](https://e.test/\"onmouseover=alert(1)>)").string
    #expect(html.contains("href=\"https://e.test/%22onmouseover=alert(1)%3E\""))
  }

  @Test(
    "X-04: bombs are refused or rendered, quickly and without a crash",
    arguments: [
      String(repeating: ">", count: 10_000), String(repeating: "[", count: 10_000),
      String(repeating: "*", count: 10_000),
      String(repeating: "`", count: 60_000), String(repeating: "- ", count: 10_000),
      String(repeating: "a*b_", count: 10_000),
      String(repeating: "|a", count: 20_000) + "\n" + String(repeating: "|-", count: 10_000),
      String(repeating: "![", count: 20_000), String(repeating: "<a", count: 20_000),
      String(repeating: "[a](", count: 10_000),
    ])
  func bombs(source: String) {
    #expect(throws: Never.self) {
      do throws(MarkdownError) {
        _ = try Markdown.render(source)
      } catch {
        #expect(error == .tooDeep)
      }
    }
  }

  @Test("a megabyte is refused")
  func tooLong() {
    #expect(throws: MarkdownError.tooLong(bytes: 1_000_000)) {
      try Markdown.render(String(repeating: "`", count: 1_000_000))
    }
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

  @Test("plain text has no formatting left")
  func plainText() {
    #expect(Markdown.plain("A **bold** [link](https://e.test)\n\n# Head") == "A bold link\n\nHead")
    #expect(Markdown.plain("Just words.") == "Just words.")
  }
}
