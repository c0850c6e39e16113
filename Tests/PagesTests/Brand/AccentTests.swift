import Testing

@testable import Pages

@Suite("the agency's colour, made readable")
struct AccentTests {
  /// Random colours from a seed, so that a failure can be repeated.
  private struct Colours: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) | (state << 31)
    }
    mutating func colour() -> String {
      RGB(
        red: UInt8.random(in: 0...255, using: &self), green: UInt8.random(in: 0...255, using: &self),
        blue: UInt8.random(in: 0...255, using: &self)
      ).hex
    }
  }

  private static let ugly = [
    "#000000", "#ffffff", "#ff0000", "#00ff00", "#0000ff", "#ffff00", "#00ffff", "#ff00ff", "#808080",
    "#777777",
    "#767676", "#7f7f7f", "#c0ffee", "#f8f5ee", "#181512", "#ebe6db", "#201c18", "#bada55", "#ff7f00",
    "#010101",
    "#FEFEFE", "#39ff14", "#ccff00", "#e4d00a", "#8a8a00", "#4b3621", "#fff44f", "#0abab5",
  ]

  private func expectReadable(_ color: String) throws {
    let accent = try #require(Accent(color))
    for (grounds, side) in [(Grounds.light, \Accent.Pair.light), (Grounds.dark, \Accent.Pair.dark)] {
      let fill = try #require(RGB(hex: accent.fill[keyPath: side]))
      let text = try #require(RGB(hex: accent.text[keyPath: side]))
      let words = try #require(RGB(hex: accent.onFill[keyPath: side]))
      #expect(fill.contrast(with: grounds.paper) >= 3, "\(color): the fill on paper")
      for ground in [grounds.paper, grounds.sheet, grounds.stage] {
        #expect(text.contrast(with: ground) >= 4.5, "\(color): words on \(ground.hex)")
      }
      #expect(words.contrast(with: fill) >= 4.5, "\(color): words on the fill")
      let hovered = fill.mixed(0.88, with: grounds.ink)
      #expect(words.contrast(with: hovered) >= 4.5, "\(color): words on the fill under a pointer")
    }
  }

  @Test("1,000 random colours reach AA in light and dark")
  func randomColours() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    print("seed of the random colours: \(seed)")
    var colours = Colours(state: seed)
    for _ in 0..<1000 { try expectReadable(colours.colour()) }
  }

  @Test("the ugly ones reach AA too", arguments: ugly)
  func uglyColours(_ color: String) throws {
    try expectReadable(color)
  }

  @Test("a colour that is readable already stays what it is in light")
  func keepsReadable() throws {
    let accent = try #require(Accent("#2b4a9b"))
    #expect(accent.fill.light == "#2b4a9b")
    #expect(accent.text.light == "#2b4a9b")
    #expect(accent.onFill.light == "#ffffff")
  }

  @Test("moving lightness keeps the hue", arguments: ["#e4572e", "#17bebb", "#ffc914", "#76b041", "#c2185b"])
  func keepsHue(_ color: String) throws {
    let accent = try #require(Accent(color))
    let hue = OKLCH(try #require(RGB(hex: color))).hue
    for shade in [accent.text.light, accent.text.dark, accent.fill.light, accent.fill.dark] {
      let moved = OKLCH(try #require(RGB(hex: shade)))
      let turn = abs(moved.hue - hue)
      #expect(min(turn, 2 * .pi - turn) < 0.08, "\(color) became \(shade)")
    }
  }

  @Test(
    "anything but #rrggbb is refused",
    arguments: [
      "", "#", "#fff", "2b4a9b", "#2b4a9", "#2b4a9b0", "#2b4a9g", "red", "red}</style><script>",
      "url(//evil)",
      "#2b4a9b;}", "#２b4a9b", " #2b4a9b", "#2b4a9b\n", "#+1+1+1", "rgb(1,2,3)",
    ])
  func refuses(_ color: String) {
    #expect(Accent(color) == nil)
  }

  @Test("the style sheet's rule holds three tokens and nothing that was typed")
  func css() throws {
    let accent = try #require(Accent("#2B4A9B"))
    #expect(
      accent.css
        == "@layer tokens { :root { --accent: \(accent.fill.css); --accent-text: \(accent.text.css); "
        + "--on-accent: \(accent.onFill.css); } }\n")
    #expect(accent.fill.css.hasPrefix("light-dark(#2b4a9b, #"))
  }

  @Test("the conversion to OKLCH and back loses nothing that a screen shows", arguments: ugly)
  func roundTrip(_ color: String) throws {
    let rgb = try #require(RGB(hex: color))
    #expect(OKLCH(rgb).rgb == rgb)
  }
}
