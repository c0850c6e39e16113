import Testing

@testable import Vault

@Suite("An SVG made safe")
struct DrawingTests {
  private func clean(_ inside: String, head: String = "") throws(LogoError) -> (text: String, file: LogoFile)
  {
    let svg =
      "\(head)<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" "
      + "viewBox=\"0 0 40 20\">\(inside)</svg>"
    let file = try LogoFile(Array(svg.utf8))
    return (String(decoding: file.bytes, as: UTF8.self), file)
  }

  static let dangers: [(String, String)] = [
    ("<script>alert(1)</script>", "<script>"),
    ("<s:script xmlns:s='http://www.w3.org/2000/svg'>alert(1)</s:script>", "<s:script>"),
    ("<h:script xmlns:h='http://www.w3.org/1999/xhtml'>alert(1)</h:script>", "<h:script>"),
    ("<path d='M0 0h9' onload='alert(1)'/>", "onload"),
    (
      "<foreignObject><body xmlns='http://www.w3.org/1999/xhtml'>alert(1)</body></foreignObject>",
      "<foreignObject>"
    ),
    ("<image href='https://evil.example/x.png'/>", "<image>"),
    ("<image xlink:href='data:image/svg+xml,alert(1)'/>", "<image>"),
    ("<use href='data:image/svg+xml,alert(1)'/>", "href"),
    ("<use xlink:href='https://evil.example/a.svg#x'/>", "xlink:href"),
    ("<a href='javascript:alert(1)'><rect width='3' height='3'/></a>", "href"),
    ("<a xlink:href='java&#x73;cript:alert(1)'><rect width='3' height='3'/></a>", "xlink:href"),
    ("<g xml:base='https://evil.example/'/>", "xml:base"),
    ("<style>@import 'https://evil.example/alert(1).css';</style>", "<style> that loads something"),
    ("<style>path{fill:url(https://evil.example/alert(1))}</style>", "<style> that loads something"),
    ("<style>path{fill:u\\72l(//evil.example/alert(1))}</style>", "<style> that loads something"),
    ("<style><![CDATA[path{fill:url(//evil.example/alert(1))}]]></style>", "<style> that loads something"),
    ("<g style='fill:url(//evil.example/alert(1))'/>", "style"),
    ("<g fill='url(https://evil.example/alert(1)#a)'/>", "fill"),
    ("<use href='#a'><set attributeName='href' to='javascript:alert(1)'/></use>", "<set>"),
    ("<animate attributeName='href' values='javascript:alert(1)'/>", "<animate>"),
    ("<handler>alert(1)</handler>", "<handler>"),
    ("<filter id='f'><feImage href='https://evil.example/alert(1)'/></filter>", "<filter>"),
  ]

  @Test("what could do more than draw is left out, and told", arguments: dangers)
  func hostile(_ part: String, _ told: String) throws {
    let (text, file) = try clean("<path d=\"M0 0h40v20z\"/>" + part)
    for word in ["script", "alert", "evil", "onload", "data:", "foreign", "base", "@import", "<a", "set"] {
      #expect(!text.lowercased().contains(word), "\(word) is in \(text)")
    }
    #expect(text.contains("d=\"M0 0h40v20z\""))
    #expect(file.dropped.contains(told), "\(file.dropped)")
  }

  private static let bombs: [String] = [
    "<!DOCTYPE svg [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><svg viewBox=\"0 0 9 9\"><text>&b;</text></svg>",
    "<!DOCTYPE svg [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><svg viewBox=\"0 0 9 9\"><text>&a;</text></svg>",
    "<!DOCTYPE svg><!DOCTYPE svg [<!ENTITY a \"a\">]><svg viewBox=\"0 0 9 9\"><text>&a;</text></svg>",
    "<svg viewBox=\"0 0 9 9\">" + String(repeating: "<g>", count: 30_000) + "</svg>",
    "<svg viewBox=\"0 0 9 9\">" + String(repeating: "<g>", count: 60_000)
      + String(repeating: "</g>", count: 60_000) + "</svg>",
    "<svg viewBox=\"0 0 9 9\">" + String(repeating: "<g/>", count: 100_000) + "</svg>",
    "<svg viewBox=\"0 0 9 9\"><path d=\"M0 0\"/><g id=\"a\"><use href=\"#a\"/></g></svg>",
    "<svg viewBox=\"0 0 9 9\"><path id=\"x0\" d=\"M0 0\"/>"
      + (1...40).map { "<g id=\"x\($0)\"><use href=\"#x\($0 - 1)\"/><use href=\"#x\($0 - 1)\"/></g>" }
      .joined()
      + "</svg>",
    "<svg viewBox=\"0 0 9 9\"><style>.a{fill:url(#p)}</style><pattern id=\"p\"><rect class=\"a\"/></pattern></svg>",
    "<svg viewBox=\"0 0 9 9\"><script>alert(1)</script></svg>",
    "<svg viewBox=\"0 0 9 9\"/>", "<svg><path d=\"M0 0\"/></svg>",
    "<svg viewBox=\"0 0 0 9\"><path d=\"M0 0\"/></svg>", "<svg viewBox=\"0 0 9 9\"><path d=\"M0 0\"",
    "<?xml version=\"1.0\" encoding=\"UTF-7\"?><svg viewBox=\"0 0 9 9\"><path d=\"M0 0\"/></svg>",
  ]

  @Test("what is a trap, or nothing, is refused with a sentence", arguments: bombs.indices)
  func refused(_ index: Int) {
    do {
      let file = try LogoFile(Array(Self.bombs[index].utf8))
      Issue.record("taken: \(String(decoding: file.bytes.prefix(300), as: UTF8.self))")
    } catch {
      let isSaid = error.description.hasPrefix("the SVG ") || error == .otherKind(Recognition.unknown)
      #expect(isSaid || error == .tooLarge, "\(error)")
    }
  }

  @Test("a drawing as programs export it stays what it is, and cleaning it again changes nothing")
  func kept() throws {
    let (text, file) = try clean(
      "<defs><linearGradient id=\"g\"><stop offset=\"0\" stop-color=\"#fff\"/></linearGradient></defs>"
        + "<style>.a{fill:url(#g)}</style><g class=\"a\" transform=\"scale(2)\"><path d=\"M0 0h9\" fill=\"url('#g')\"/>"
        + "<use xlink:href=\"#g\"/></g><text x=\"1\">A &amp; <tspan>B</tspan> C</text>",
      head:
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"x.dtd\">\n"
    )
    #expect(file.dropped == ["<!DOCTYPE>"])
    #expect((file.width, file.height) == (1000, 500))
    for part in [
      ".a{fill:url(#g)}", "transform=\"scale(2)\"", "fill=\"url('#g')\"", "<use href=\"#g\"/>",
      "A &amp; <tspan>B</tspan> C", "viewBox=\"0 0 40 20\"",
    ] { #expect(text.contains(part), "\(part) in \(text)") }
    #expect(try LogoFile(file.bytes).bytes == file.bytes)
  }

  @Test("a drawing with rules for dark grounds is known as one")
  func dark() throws {
    let rule = "<style>@media(prefers-color-scheme:dark){path{fill:#fff}}</style><path d=\"M0 0\"/>"
    #expect(try clean(rule).file.knowsDark)
    #expect(try !clean("<path d=\"M0 0\"/>").file.knowsDark)
  }
}
