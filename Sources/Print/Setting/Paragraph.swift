import CPango

/// A paragraph with its lines broken: Pango's layout and what was read from it. Drawn line by line, so that a sheet can
/// end between two of them; sides are ours, as Pango would turn them round by the paragraph's own script.
final class Paragraph {
  struct Line {
    let pointer: UnsafeMutablePointer<PangoLayoutLine>
    /// In points.
    let height: Double
    /// From the line's top.
    let baseline: Double
    let left: Double
    let width: Double
    let isRightToLeft: Bool
  }

  private let layout: OpaquePointer
  let lines: [Line]
  private let ink: Ink
  private let alignment: Text.Alignment

  /// - Parameter width: in points, nil where it may be as long as it is.
  init(_ text: Text, width: Double?, context: OpaquePointer) throws(PrintError) {
    guard let layout = pango_layout_new(context) else { throw .drawing("out of memory") }
    self.layout = layout
    ink = text.style.ink
    alignment = text.alignment
    let setting = TextSetting(text)
    setting.apply(to: layout)
    if let width {
      pango_layout_set_width(layout, Int32(max(1, width) * Double(PANGO_SCALE)))
      pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
    }
    lines = Self.lines(of: layout)
  }

  deinit { g_object_unref(UnsafeMutableRawPointer(layout)) }

  /// The longest line, in points.
  var width: Double { lines.map(\.width).max() ?? 0 }

  func draw(_ line: Line, on canvas: Canvas, start: Double, width: Double, y: Double) {
    canvas.paint(ink)
    let left = canvas.left(start, width: width)
    let free = width - line.width
    let x =
      switch alignment {
      case .start: canvas.isRightToLeft ? left + free : left
      case .end: canvas.isRightToLeft ? left : left + free
      case .centre: left + free / 2
      case .right: left + free
      case .natural: line.isRightToLeft ? left + free : left
      }
    cairo_move_to(canvas.cairo, x - line.left, y + line.baseline)
    pango_cairo_show_layout_line(canvas.cairo, line.pointer)
  }

  private static func lines(of layout: OpaquePointer) -> [Line] {
    guard let iterator = pango_layout_get_iter(layout) else { return [] }
    defer { pango_layout_iter_free(iterator) }
    let points = { (units: Int32) in Double(units) / Double(PANGO_SCALE) }
    var lines: [Line] = []
    repeat {
      guard let line = pango_layout_iter_get_line_readonly(iterator) else { continue }
      var (top, bottom): (Int32, Int32) = (0, 0)
      pango_layout_iter_get_line_yrange(iterator, &top, &bottom)
      let baseline = pango_layout_iter_get_baseline(iterator)
      var logical = PangoRectangle()
      pango_layout_line_get_extents(line, nil, &logical)
      lines.append(
        Line(
          pointer: line, height: points(bottom - top), baseline: points(baseline - top),
          left: points(logical.x), width: points(logical.width),
          isRightToLeft: pango_layout_line_get_resolved_direction(line) == PANGO_DIRECTION_RTL))
    } while pango_layout_iter_next_line(iterator) != 0
    return lines
  }
}
