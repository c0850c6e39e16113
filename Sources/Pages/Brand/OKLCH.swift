import Foundation

/// A colour by lightness (0 to 1), chroma and hue as people see them: B. Ottosson, "A perceptual color space for image
/// processing"; the one CSS Color 4 §9 uses for `oklch()`. Lightness can be moved here and the hue stays.
struct OKLCH: Equatable {
  var lightness: Double
  var chroma: Double
  /// In radians.
  var hue: Double

  init(lightness: Double, chroma: Double, hue: Double) {
    self.lightness = lightness
    self.chroma = chroma
    self.hue = hue
  }

  init(_ color: RGB) {
    let (r, g, b) = color.linear
    let l = cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
    let m = cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
    let s = cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
    let a = 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s
    let d = 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s
    lightness = 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s
    chroma = (a * a + d * d).squareRoot()
    hue = atan2(d, a)
  }

  /// The same lightness and hue with as much of the chroma as a screen can show.
  var rgb: RGB {
    if let exact = inGamut { return exact }
    var low = 0.0
    var high = chroma
    var best = OKLCH(lightness: lightness, chroma: 0, hue: hue).clipped
    for _ in 0..<16 {
      let middle = (low + high) / 2
      if let found = OKLCH(lightness: lightness, chroma: middle, hue: hue).inGamut {
        best = found
        low = middle
      } else {
        high = middle
      }
    }
    return best
  }

  private var linear: (Double, Double, Double) {
    let a = chroma * cos(hue)
    let d = chroma * sin(hue)
    let l = pow(lightness + 0.3963377774 * a + 0.2158037573 * d, 3)
    let m = pow(lightness - 0.1055613458 * a - 0.0638541728 * d, 3)
    let s = pow(lightness - 0.0894841775 * a - 1.2914855480 * d, 3)
    return (
      4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
      -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
      -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s
    )
  }

  /// Nil where a channel would leave its range by more than rounding.
  private var inGamut: RGB? {
    let (r, g, b) = linear
    let range = -0.0005...1.0005
    guard range.contains(r), range.contains(g), range.contains(b) else { return nil }
    return clipped
  }

  private var clipped: RGB {
    let (r, g, b) = linear
    return RGB(linear: (r, g, b))
  }
}
