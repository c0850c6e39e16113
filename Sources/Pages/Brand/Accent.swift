/// The agency's one colour, made readable: what stands in the three accent tokens of the style sheet.
///
/// Whatever colour an agency has, text in it and on it reaches WCAG 2.2 AA on every ground of the pages, in light and
/// in dark. Lightness is moved in OKLCH until the contrast is there; the hue stays the agency's. On dark grounds more is
/// asked for than AA: a colour that just passes there looks switched off.
package struct Accent: Hashable, Sendable {
  /// `light-dark(a, b)`'s two sides, each `#rrggbb`.
  package struct Pair: Hashable, Sendable {
    package let light: String
    package let dark: String

    /// As the style sheet has it.
    package var css: String { "light-dark(\(light), \(dark))" }
  }

  /// Fills and marks: 3:1 on paper (SC 1.4.11), in dark 4.5:1.
  package let fill: Pair
  /// Words and links: 4.5:1 on paper, sheet and stage (SC 1.4.3), in dark 7:1.
  package let text: Pair
  /// Words on the fill: 4.5:1, also while a pointer is over it.
  package let onFill: Pair

  /// What stands where a workspace's colour is not one: a quiet blue.
  package static let standard = Accent(RGB(red: 0x2b, green: 0x4a, blue: 0x9b))

  /// Nil for anything but `#rrggbb`.
  package init?(_ color: String) {
    guard let color = RGB(hex: color) else { return nil }
    self.init(color)
  }

  private init(_ color: RGB) {
    let light = Shade(of: color, in: .light)
    let dark = Shade(of: color, in: .dark)
    fill = Pair(light: light.fill.hex, dark: dark.fill.hex)
    text = Pair(light: light.text.hex, dark: dark.text.hex)
    onFill = Pair(light: light.onFill.hex, dark: dark.onFill.hex)
  }

  /// The rule that is written after the style sheet.
  package var css: String {
    "@layer tokens { :root { --accent: \(fill.css); --accent-text: \(text.css); --on-accent: \(onFill.css); } }\n"
  }
}

/// The grounds that words stand on, as `assets/css/tokens.css` has them (a test compares the two).
struct Grounds {
  let paper: RGB
  let sheet: RGB
  let stage: RGB
  let ink: RGB
  /// Which way lightness goes for more contrast.
  let step: Double
  /// What fills and what words must reach.
  let fillContrast: Double
  let textContrast: Double

  static let light = Grounds(
    paper: RGB(red: 0xf8, green: 0xf5, blue: 0xee), sheet: RGB(red: 0xff, green: 0xfd, blue: 0xf9),
    stage: RGB(red: 0xeb, green: 0xe6, blue: 0xdb), ink: RGB(red: 0x21, green: 0x1d, blue: 0x18),
    step: -0.005, fillContrast: 3, textContrast: 4.5)
  static let dark = Grounds(
    paper: RGB(red: 0x18, green: 0x15, blue: 0x12), sheet: RGB(red: 0x20, green: 0x1c, blue: 0x18),
    stage: RGB(red: 0x0f, green: 0x0d, blue: 0x0b), ink: RGB(red: 0xec, green: 0xe5, blue: 0xd9),
    step: 0.005, fillContrast: 4.5, textContrast: 7)
}

/// A colour fitted to one set of grounds.
private struct Shade {
  let fill: RGB
  let text: RGB
  let onFill: RGB

  init(of color: RGB, in grounds: Grounds) {
    text = Self.moved(color, by: grounds.step) { shade in
      [grounds.paper, grounds.sheet, grounds.stage].allSatisfy {
        shade.contrast(with: $0) >= grounds.textContrast
      }
    }
    fill = Self.moved(color, by: grounds.step) { shade in
      shade.contrast(with: grounds.paper) >= grounds.fillContrast
        && Self.words(on: shade, in: grounds).isReadable
    }
    onFill = Self.words(on: fill, in: grounds).color
  }

  /// The first colour from this one on, in that direction, that will do; the end of the scale always does.
  private static func moved(_ color: RGB, by step: Double, until fits: (RGB) -> Bool) -> RGB {
    var shade = color
    var polar = OKLCH(color)
    while !fits(shade), (0...1).contains(polar.lightness) {
      polar.lightness += step
      shade = polar.rgb
    }
    return shade
  }

  /// White or a near-black of the same hue, whichever stands out more, and whether that is enough: on the fill and on
  /// the mix with ink that a button turns to under a pointer.
  private static func words(on fill: RGB, in grounds: Grounds) -> (color: RGB, isReadable: Bool) {
    let polar = OKLCH(fill)
    let night = OKLCH(lightness: 0.22, chroma: min(polar.chroma, 0.05), hue: polar.hue).rgb
    let white = RGB(red: 255, green: 255, blue: 255)
    let hovered = fill.mixed(0.88, with: grounds.ink)
    let least = { (color: RGB) in min(color.contrast(with: fill), color.contrast(with: hovered)) }
    let color = least(white) >= least(night) ? white : night
    return (color, least(color) >= 4.5)
  }
}
