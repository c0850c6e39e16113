import CPango
import CRsvg

/// A picture that can be drawn.
struct Drawing {
  private enum Content {
    case drawing(Held<UnsafeMutablePointer<RsvgHandle>>)
    case pixels(Held<OpaquePointer>, width: Int, height: Int)
    /// What cannot be read: its place stays empty, and the document is made all the same.
    case nothing
  }

  /// A reference of a library's, given back with the last strip.
  private final class Held<Pointer> {
    let pointer: Pointer
    private let release: (Pointer) -> Void

    init(_ pointer: Pointer, release: @escaping (Pointer) -> Void) {
      self.pointer = pointer
      self.release = release
    }

    deinit { release(pointer) }
  }

  private let picture: Picture
  private let content: Content

  init(_ picture: Picture) throws(PrintError) {
    self.picture = picture
    switch picture.kind {
    case .svg: content = Self.drawing(picture.bytes)
    case .png, .jpeg: content = Self.pixels(picture)
    }
  }

  func strip(start: Double) -> Strip {
    Strip(height: picture.height) { canvas, y in draw(on: canvas, start: start, y: y) }
  }

  private func draw(on canvas: Canvas, start: Double, y: Double) {
    let left = canvas.left(start, width: picture.width)
    cairo_save(canvas.cairo)
    defer { cairo_restore(canvas.cairo) }
    switch content {
    case .drawing(let handle):
      var box = RsvgRectangle(x: left, y: y, width: picture.width, height: picture.height)
      _ = rsvg_handle_render_document(handle.pointer, canvas.cairo, &box, nil)
    case .pixels(let surface, let width, let height):
      cairo_translate(canvas.cairo, left, y)
      cairo_scale(canvas.cairo, picture.width / Double(width), picture.height / Double(height))
      cairo_set_source_surface(canvas.cairo, surface.pointer, 0, 0)
      // Any other filter asks readers to smooth it, which PDF/A does not allow (ISO 19005-3 §6.2.8).
      cairo_pattern_set_filter(cairo_get_source(canvas.cairo), CAIRO_FILTER_NEAREST)
      cairo_paint(canvas.cairo)
    case .nothing: break
    }
  }

  private static func drawing(_ bytes: [UInt8]) -> Content {
    guard let handle = rsvg_handle_new_from_data(bytes, UInt(bytes.count), nil) else { return .nothing }
    return .drawing(Held(handle) { g_object_unref(UnsafeMutableRawPointer($0)) })
  }

  /// As many pixels as print shows.
  private static let pixelsPerPoint = 300.0 / 72

  private static func pixels(_ picture: Picture) -> Content {
    guard let loader = gdk_pixbuf_loader_new_with_type(picture.kind == .png ? "png" : "jpeg", nil) else {
      return .nothing
    }
    defer { g_object_unref(UnsafeMutableRawPointer(loader)) }
    let (width, height) = (picture.width * pixelsPerPoint, picture.height * pixelsPerPoint)
    gdk_pixbuf_loader_set_size(loader, Int32(max(1, width)), Int32(max(1, height)))
    let isRead = gdk_pixbuf_loader_write(loader, picture.bytes, UInt(picture.bytes.count), nil) != 0
    let isClosed = gdk_pixbuf_loader_close(loader, nil) != 0
    guard isRead, isClosed, let pixels = gdk_pixbuf_loader_get_pixbuf(loader) else { return .nothing }
    return surface(of: pixels)
  }

  /// From red, green, blue and perhaps opacity to what Cairo has: a number a pixel, colours times opacity.
  private static func surface(of pixels: OpaquePointer) -> Content {
    let (width, height) = (Int(gdk_pixbuf_get_width(pixels)), Int(gdk_pixbuf_get_height(pixels)))
    let (channels, row) = (Int(gdk_pixbuf_get_n_channels(pixels)), Int(gdk_pixbuf_get_rowstride(pixels)))
    guard channels == 3 || channels == 4, let source = gdk_pixbuf_read_pixels(pixels),
      let surface = cairo_image_surface_create(
        channels == 4 ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24, Int32(width), Int32(height))
    else { return .nothing }
    let held = Held(surface) { cairo_surface_destroy($0) }
    guard let target = cairo_image_surface_get_data(surface) else { return .nothing }
    let stride = Int(cairo_image_surface_get_stride(surface))
    for y in 0..<height {
      for x in 0..<width {
        let place = y * row + x * channels
        let alpha = channels == 4 ? UInt32(source[place + 3]) : 255
        func part(_ channel: Int) -> UInt32 { (UInt32(source[place + channel]) * alpha + 127) / 255 }
        let pixel = alpha << 24 | part(0) << 16 | part(1) << 8 | part(2)
        UnsafeMutableRawPointer(target).storeBytes(
          of: pixel, toByteOffset: y * stride + x * 4, as: UInt32.self)
      }
    }
    cairo_surface_mark_dirty(surface)
    return .pixels(held, width: width, height: height)
  }
}

extension SquareCode {
  /// One path, so that no hair of light is between two squares.
  func strip(start: Double) -> Strip {
    Strip(height: side) { canvas, y in
      let unit = side / Double(squares)
      let left = canvas.left(start, width: side)
      canvas.paint(Ink(0))
      for bar in bars {
        cairo_rectangle(
          canvas.cairo, left + unit * Double(bar.x), y + unit * Double(bar.y), unit * Double(bar.width), unit)
      }
      cairo_fill(canvas.cairo)
    }
  }
}
