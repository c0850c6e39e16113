import Testing

@testable import Markup

@Suite("Escaping")
struct EscapeTests {
  @Test(
    "the five characters become references and everything else stays",
    arguments: [
      ("", ""),
      ("plain text", "plain text"),
      ("<script>alert('x')</script>", "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;"),
      ("a & b", "a &amp; b"),
      ("\" onmouseover=\"x", "&quot; onmouseover=&quot;x"),
      ("&amp;", "&amp;amp;"),
      ("Café für 5 € — 日本語 👩‍👩‍👧", "Café für 5 € — 日本語 👩‍👩‍👧"),
      ("tab\tline\nreturn\r\n", "tab\tline\nreturn\r\n"),
    ])
  func references(text: String, expected: String) {
    #expect(Markup(escaping: text).string == expected)
  }

  @Test("a quote that carries a combining mark is escaped all the same")
  func combining() {
    #expect(Array("&quot;\u{301}".utf8) == Markup(escaping: "\"\u{301}").bytes)
    #expect(Array("&lt;\u{338}".utf8) == Markup(escaping: "<\u{338}").bytes)
  }

  @Test("control characters that HTML forbids become U+FFFD, neighbours of theirs do not")
  func controls() {
    for value in UInt32(0)...0x9F {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = "a\(Character(scalar))b"
      let forbidden = (value < 0x20 && ![9, 10, 13].contains(value)) || (0x7F...0x9F).contains(value)
      let shown = Markup(escaping: text).bytes
      #expect(shown.contains(0xEF) == forbidden, "U+\(String(value, radix: 16))")
    }
    #expect(Markup(escaping: "\u{A0}\u{BF}Â").string == "\u{A0}\u{BF}Â")
  }

  @Test("every byte that is escaped is escaped at every position of a word of eight")
  func positions() {
    for special in [
      "&", "<", ">", "\"", "'", "\u{0}", "\u{1F}", "\u{7F}", "\u{80}", "\u{A0}", "\t", "é", "?", "=",
    ] {
      for position in 0..<24 {
        for filler in ["a", "=", "\u{3B}", "ÿ", " ", "}"] {
          let text =
            String(repeating: filler, count: position) + special + String(repeating: filler, count: 23)
          #expect(Markup(escaping: text).string == slow(text), "\(special.debugDescription) at \(position)")
        }
      }
    }
  }

  @Test("random text equals a slow escape by Unicode scalars")
  func random() {
    let seed = UInt64.random(in: .min ... .max)
    var random = SeededRandom(seed)
    let alphabet = Array("ab <>&\"'\u{0}\u{7F}\u{85}\u{A0}é€𝄞\n".unicodeScalars)
    for _ in 0..<2_000 {
      let scalars = (0..<Int.random(in: 0...60, using: &random)).map { _ in
        alphabet.randomElement(using: &random)
      }
      let text = String(String.UnicodeScalarView(scalars.compactMap { $0 }))
      #expect(Markup(escaping: text).string == slow(text), "seed \(seed)")
    }
  }

  private func slow(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
      case "'": result.append(contentsOf: "&#39;".unicodeScalars)
      case "\t", "\n", "\r": result.append(scalar)
      default: result.append(scalar.properties.generalCategory == .control ? "\u{FFFD}" : scalar)
      }
    }
    return String(result)
  }
}
