/// What a drawing may have: shapes, paint and words. Everything else is left out, so that nothing has to be known of
/// what could be dangerous.
enum DrawingRules {
  static let namespace = "http://www.w3.org/2000/svg"

  /// Elements that can be seen.
  static let shapes: Set<String> = [
    "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text",
  ]

  static let elements: Set<String> = shapes.union([
    "svg", "g", "defs", "symbol", "use", "switch", "title", "desc", "style", "tspan", "textPath",
    "linearGradient", "radialGradient", "stop", "clipPath", "mask", "pattern", "marker",
  ])

  /// Elements whose text counts.
  static let texts: Set<String> = ["text", "tspan", "textPath", "title", "desc", "style"]

  private static let attributes = Set(
    """
    id class style d points x y x1 y1 x2 y2 cx cy r rx ry fx fy fr dx dy width height viewBox preserveAspectRatio \
    transform rotate pathLength offset gradientUnits gradientTransform spreadMethod clipPathUnits maskUnits \
    maskContentUnits patternUnits patternContentUnits patternTransform markerUnits markerWidth markerHeight refX refY \
    orient href version fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin \
    stroke-miterlimit stroke-dasharray stroke-dashoffset opacity color display visibility clip-path clip-rule mask \
    mask-type stop-color stop-opacity paint-order vector-effect shape-rendering text-rendering color-interpolation \
    overflow marker-start marker-mid marker-end font-family font-size font-style font-weight font-variant \
    font-stretch letter-spacing word-spacing text-anchor text-decoration dominant-baseline alignment-baseline \
    baseline-shift textLength lengthAdjust startOffset writing-mode isolation mix-blend-mode xml:space
    """.split(separator: " ").map(String.init))

  static func allows(_ name: String, _ value: String) -> Bool {
    guard attributes.contains(name) else { return false }
    if name == "href" { return fragment(value) != nil }
    return isHarmless(css: value)
  }

  /// Whether a style or a value loads nothing: references lead into the drawing only, and no escape hides another word.
  static func isHarmless(css: String) -> Bool {
    // Coordinates, by far the most: what has no function, no property, no rule and no escape can do nothing.
    if !css.utf8.contains(where: { "(:@\\</".utf8.contains($0) }) { return true }
    let rest = css.lowercased().replacing(reference, with: "")
    let loads = [
      "url", "src(", "image(", "image-set", "@import", "@font-face", "@namespace", "expression", "behavior",
      "binding", "script:", "data:", "\\", "<", "/*", "element(", "cross-fade", "paint(", "animation",
    ]
    return !loads.contains { rest.contains($0) }
  }

  /// What a value refers to within the drawing.
  static func targets(in value: String) -> [String] {
    guard value.utf8.contains(UInt8(ascii: "#")) else { return [] }
    if let target = fragment(value) { return [target] }
    return value.matches(of: reference).map { String($0.1) }
  }

  /// `url(#name)`, in the writings that programs use.
  private static var reference: Regex<(Substring, Substring)> {
    /[uU][rR][lL]\(\s*["']?#([A-Za-z0-9_.:\-]+)["']?\s*\)/
  }

  private static func fragment(_ value: String) -> String? {
    guard value.utf8.first == UInt8(ascii: "#") else { return nil }
    return value.wholeMatch(of: /#([A-Za-z0-9_.:\-]+)/).map { String($0.1) }
  }
}
