import CPango

/// Sets a document and draws it, sheet by sheet.
struct Press {
  /// Around what stands on a sheet, in points.
  static let margin = (side: 56.0, top: 48.0, bottom: 40.0)
  /// From the lower end of what stands on a sheet to its foot.
  private static let footGap = 18.0
  private static let footHeight = 12.0

  static let width = Canvas.width - 2 * margin.side
  static let room = Canvas.height - margin.top - margin.bottom - footGap - footHeight

  private let document: Document

  init(_ document: Document) {
    self.document = document
  }

  /// The sheets as Cairo writes them: a PDF, though not yet one for an archive.
  func bytes() throws(PrintError) -> [UInt8] {
    let output = PDFOutput()
    let surface = output.surface
    defer { cairo_surface_destroy(surface) }
    cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_5)
    guard let cairo = cairo_create(surface) else { throw .drawing("out of memory") }
    defer { cairo_destroy(cairo) }
    guard let context = context(cairo) else { throw .drawing("out of memory") }
    defer { g_object_unref(UnsafeMutableRawPointer(context)) }

    var setter = Typesetter(context: context, tallest: Self.room * 0.7)
    let strips = try setter.strips(document.blocks, start: Self.margin.side, width: Self.width)
    let measures = strips.map {
      Pagination.Measure(
        height: $0.height, keepsWithNext: $0.keepsWithNext, isSpace: $0.isSpace, head: $0.head)
    }
    let sheets = Pagination(measures, heads: setter.heads.map(\.height), room: Self.room).sheets
    let canvas = Canvas(cairo: cairo, isRightToLeft: document.isRightToLeft)
    for (number, places) in sheets.enumerated() {
      try drawMark(on: canvas, context)
      for place in places {
        let strip =
          switch place.what {
          case .strip(let index): strips[index]
          case .head(let index): setter.heads[index]
          }
        strip.draw(canvas, Self.margin.top + place.y)
      }
      try drawFoot(on: canvas, page: number + 1, of: sheets.count, context)
      cairo_show_page(cairo)
    }
    cairo_surface_finish(surface)
    for status in [cairo_status(cairo), cairo_surface_status(surface)] where status != CAIRO_STATUS_SUCCESS {
      throw .drawing(cairo_status_to_string(status).map { String(cString: $0) } ?? "\(status)")
    }
    return output.bytes
  }

  /// Nothing is fitted to pixels: a sheet has none.
  private func context(_ cairo: OpaquePointer) -> OpaquePointer? {
    guard let context = pango_cairo_create_context(cairo), let options = cairo_font_options_create() else {
      return nil
    }
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    pango_cairo_context_set_font_options(context, options)
    cairo_font_options_destroy(options)
    pango_cairo_context_set_resolution(context, 72)
    pango_context_set_round_glyph_positions(context, 0)
    pango_context_set_language(context, pango_language_from_string(document.language))
    pango_context_set_base_dir(
      context, document.isRightToLeft ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR)
    return context
  }

  private static let soft = Ink(0x625a4f)
  private static let pale = Ink(0xece7df)

  private func drawFoot(on canvas: Canvas, page: Int, of pages: Int, _ context: OpaquePointer)
    throws(PrintError)
  {
    let style = TextStyle(.sans, size: 7.5, ink: Self.soft, leading: 10)
    let y = Canvas.height - Self.margin.bottom - Self.footHeight
    let number = try Paragraph(
      Text(document.foot.page(page, pages), style, .end), width: Self.width / 3, context: context)
    let words = try Paragraph(
      Text(document.foot.words, style), width: Self.width * 2 / 3, context: context)
    if let line = number.lines.first {
      number.draw(line, on: canvas, start: Self.margin.side, width: Self.width, y: y)
    }
    if let line = words.lines.first {
      words.draw(line, on: canvas, start: Self.margin.side, width: Self.width, y: y)
    }
  }

  /// Below the words, as large as the sheet's diagonal takes.
  private func drawMark(on canvas: Canvas, _ context: OpaquePointer) throws(PrintError) {
    guard let mark = document.mark else { return }
    let paragraph = try Paragraph(
      Text(mark, TextStyle(.serif, size: 100, ink: Self.pale, leading: 120)), width: nil, context: context)
    guard let line = paragraph.lines.first, line.width > 0 else { return }
    let scale = min(1.4, Canvas.width * 0.9 / line.width)
    cairo_save(canvas.cairo)
    cairo_translate(canvas.cairo, Canvas.width / 2, Canvas.height / 2)
    cairo_rotate(canvas.cairo, -0.42)
    cairo_scale(canvas.cairo, scale, scale)
    cairo_translate(canvas.cairo, -line.width / 2, -line.height / 2)
    let upright = Canvas(cairo: canvas.cairo, isRightToLeft: false)
    paragraph.draw(line, on: upright, start: 0, width: line.width, y: 0)
    cairo_restore(canvas.cairo)
  }
}

/// Takes what Cairo writes.
private final class PDFOutput {
  private(set) var bytes: [UInt8] = []

  /// Writes here until it is finished, for which the output has to be there.
  var surface: OpaquePointer {
    cairo_pdf_surface_create_for_stream(
      { output, data, count in
        guard let output, let data else { return CAIRO_STATUS_WRITE_ERROR }
        Unmanaged<PDFOutput>.fromOpaque(output).takeUnretainedValue().bytes
          .append(contentsOf: UnsafeBufferPointer(start: data, count: Int(count)))
        return CAIRO_STATUS_SUCCESS
      }, Unmanaged.passUnretained(self).toOpaque(), Canvas.width, Canvas.height)
  }
}
