import Foundation
import Testing

@testable import Markup

@Suite("Markdown by people who mean harm")
struct HostileMarkdownTests {
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
        #expect(error == .tooDeep || error == .tooComplex)
      }
    }
  }

  @Test(
    "X-04: what would grow beyond measure is refused before it is parsed",
    arguments: [
      String(repeating: "|a", count: 300) + "|\n" + String(repeating: "|-", count: 300) + "|\n"
        + String(repeating: "x\n", count: 30_000),
      "> " + String(repeating: "|a", count: 200) + "|\n> " + String(repeating: "|-", count: 200) + "|\n"
        + String(repeating: "> x\n", count: 10_000),
      "[a]: http://" + String(repeating: "b", count: 32_000) + "\n\n"
        + String(repeating: "[a] ", count: 7_000),
      "http://a.b/" + String(repeating: ")", count: 60_000), String(repeating: "a@", count: 30_000),
      String(repeating: "![[]()", count: 10_000),
    ])
  func beyondMeasure(source: String) {
    #expect(throws: MarkdownError.tooComplex) { try Markdown.render(source) }
    #expect(Markdown.plain(source) == source)
  }

  @Test("a large table and a text with many links are no bombs")
  func large() throws {
    let table =
      "| a | b | c | d |\n|---|---|---|---|\n" + String(repeating: "| 1 | 2 | 3 | 4 |\n", count: 2_000)
    #expect(try Markdown.render(table).string.contains("<td>4</td>"))
    let links = String(repeating: "[a](https://e.test/b) ", count: 2_000)
    #expect(try Markdown.render(links).string.components(separatedBy: "rel=").count == 2_001)
  }

  @Test("control characters are shown, written as they are or as references")
  func controls() throws {
    let expected = "<p>\u{FFFD} \u{FFFD} \u{FFFD} \u{FFFD}</p>\n"
    #expect(try Markdown.render("\u{1} &#1; &#x7f; \u{85}").string == expected)
    #expect(try Markdown.render("a\u{85}").string == "<p>a\u{FFFD}</p>\n")
    #expect(Markdown.plain("*a*\u{1}") == "a\u{FFFD}")
  }

  @Test("whatever is written, only known tags come out, links have their relation, and nothing loads")
  func random() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededRandom(seed)
    let pieces = [
      "a", " ", "\n", "\n\n", "*", "**", "_", "~~", "`", "```\n", "[", "]", "(", ")", "](https://e.test/\"x)",
      "![", "<",
      ">", "<b onclick=x>", "<script>", "javascript:", "https://e.test", "www.e.test", "# ", "- ", "1. ",
      "    ", "> ",
      "| a | b |\n|---|:-:|\n| c | d |\n", "|", "&#106;", "&quot;", "\\", "\"", "'", "- [x] ",
      "[r]: data:x\n", "[r]",
      "<https://e.test>", "a@e.test", "\u{1}", "é", "---\n", "{{x}}",
    ]
    let tags = try Regex("<(/?[a-z0-9]+)((?: [a-z]+=\"[^\"<>]*\")*) ?/?>")
    let known: Set = [
      "p", "br", "hr", "h3", "h4", "h5", "h6", "ul", "ol", "li", "em", "strong", "del", "code", "pre",
      "blockquote",
      "table", "thead", "tbody", "tr", "th", "td", "a",
    ]
    for _ in 0..<2_000 {
      let text = (0..<Int.random(in: 0...16, using: &random)).compactMap { _ in
        pieces.randomElement(using: &random)
      }
      .joined()
      let html = try Markdown.render(text).string
      var rest = html
      for match in html.matches(of: tags) {
        let tag = String(match.output[1].substring ?? "")
        let attributes = String(match.output[2].substring ?? "")
        #expect(known.contains(tag.replacing("/", with: "")), "seed \(seed): \(text.debugDescription)")
        if tag == "a" {
          #expect(
            attributes.hasPrefix(" href=\"http") || attributes.hasPrefix(" href=\"mailto:"),
            "\(text.debugDescription)")
          #expect(attributes.hasSuffix("\" rel=\"noopener noreferrer\""), "\(text.debugDescription)")
        } else {
          #expect(attributes.isEmpty || tag == "ol" || tag == "code", "\(text.debugDescription)")
        }
        rest.removeSubrange(
          rest.range(of: match.output[0].substring ?? "") ?? rest.startIndex..<rest.startIndex)
      }
      #expect(!rest.contains("<") && !html.contains("\u{1}"), "seed \(seed): \(text.debugDescription)")
      _ = Markdown.plain(text, showingLinks: true)
    }
  }

  @Test("many texts at once come out as one after the other")
  func parallel() async throws {
    let texts = (0..<200).map { "~~a\($0)~~ https://e.test/\($0) *b*" }
    let alone = try texts.map { try Markdown.render($0) }
    let together = try await withThrowingTaskGroup(of: (Int, Markup).self) { group in
      for (index, text) in texts.enumerated() { group.addTask { (index, try Markdown.render(text)) } }
      return try await group.reduce(into: [Int: Markup]()) { $0[$1.0] = $1.1 }
    }
    #expect(texts.indices.map { together[$0] } == alone)
  }

  @Test("a megabyte is refused")
  func tooLong() {
    #expect(throws: MarkdownError.tooLong(bytes: 1_000_000)) {
      try Markdown.render(String(repeating: "`", count: 1_000_000))
    }
  }
}
