import Portal
import Testing

@Suite("a moment as people write it")
struct ClockStretchTests {
  @Test(
    "is read in seconds, minutes and hours, alone or from one to another",
    arguments: [
      ("14", 14_000, nil), ("0:14", 14_000, nil), ("0:14.5", 14_500, nil), ("1:02:03.25", 3_723_250, nil),
      ("0:14-0:20", 14_000, 20_000), (" 0:14 – 0:20 ", 14_000, 20_000), ("0:14\u{2212}20", 14_000, 20_000),
      ("90", 90_000, nil), ("0:90", 90_000, nil), ("0", 0, nil),
    ] as [(String, Int, Int?)])
  func reads(_ text: String, _ from: Int, _ until: Int?) throws {
    let stretch = try #require(ClockStretch(ClockStretch.trimmed(text)))
    #expect(stretch.from == from && stretch.until == until)
  }

  @Test(
    "is none in any other form, nor one that ends before it begins",
    arguments: [
      "", "-", "abc", "0:14-", "-0:14", "0:20-0:14", "0:14-0:14", "1:2:3:4", "0:", ":14", "1.2.3", "14s",
      "0:1234567", "1-2-3", "+5", "１４", "0.1234",
    ])
  func refuses(_ text: String) {
    #expect(ClockStretch(ClockStretch.trimmed(text)) == nil)
  }

  @Test("whatever the bytes, reading them ends without a trap")
  func random() {
    var generator = SystemRandomNumberGenerator()
    let letters = Array("0123456789:.-– \u{0}x".unicodeScalars)
    for _ in 0..<20_000 {
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...30, using: &generator) {
        text.append(letters[Int.random(in: 0..<letters.count, using: &generator)])
      }
      let stretch = ClockStretch(ClockStretch.trimmed(String(text)))
      #expect(stretch.map { $0.from >= 0 && ($0.until ?? .max) > $0.from } ?? true, "\(String(text))")
    }
  }
}
