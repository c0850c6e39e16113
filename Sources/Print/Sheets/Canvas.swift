import CPango

/// Where strips are drawn: Cairo's pen on a sheet, sides counted from where lines begin.
struct Canvas {
  /// A4 (ISO 216), in points.
  static let width = 595.276
  static let height = 841.89

  let cairo: OpaquePointer
  let isRightToLeft: Bool

  /// From the left, of something so wide that begins `start` points from where lines begin.
  func left(_ start: Double, width: Double) -> Double {
    isRightToLeft ? Self.width - start - width : start
  }

  func paint(_ ink: Ink) {
    cairo_set_source_rgb(cairo, Double(ink.red) / 255, Double(ink.green) / 255, Double(ink.blue) / 255)
  }

  func fill(start: Double, y: Double, width: Double, height: Double, _ ink: Ink) {
    paint(ink)
    cairo_rectangle(cairo, left(start, width: width), y, width, height)
    cairo_fill(cairo)
  }
}
