import CPango

/// A paragraph's words and looks as Pango takes them.
struct TextSetting {
  private let bytes: [UInt8]
  private let runs: [(run: Text.Run, range: Range<Int>)]
  private let style: TextStyle

  init(_ text: Text) {
    var bytes: [UInt8] = []
    var runs: [(Text.Run, Range<Int>)] = []
    for run in text.runs {
      let start = bytes.count
      bytes += Self.printable(run.text)
      runs.append((run, start..<bytes.count))
    }
    self.bytes = bytes
    self.runs = runs
    style = text.style
  }

  /// Without what cannot be seen and only does harm: control characters but for line ends, and code points that are no
  /// characters, which Cairo takes for broken text.
  static func printable(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0A, 0x2028: bytes.append(UInt8(ascii: "\n"))
      case 0x09: bytes.append(UInt8(ascii: " "))
      case 0..<0x20, 0x7F..<0xA0, 0xFDD0...0xFDEF: continue
      case let value where value & 0xFFFE == 0xFFFE: continue
      default: bytes += Array(String(scalar).utf8)
      }
    }
    return bytes
  }

  func apply(to layout: OpaquePointer) {
    bytes.withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { text in
        pango_layout_set_text(layout, text.baseAddress, Int32(text.count))
      }
    }
    if let font = Self.font(style) {
      pango_layout_set_font_description(layout, font)
      pango_font_description_free(font)
    }
    guard let attributes = pango_attr_list_new() else { return }
    // Of the whole text, which is what a new attribute spans.
    pango_attr_list_insert(
      attributes, pango_attr_line_height_new_absolute(Int32(style.leading * Double(PANGO_SCALE))))
    // A hyphen in a number of an account would be one of its signs.
    pango_attr_list_insert(attributes, pango_attr_insert_hyphens_new(0))
    // Whoever copies or searches words finds letters, not the one sign that two of them were set as.
    pango_attr_list_insert(attributes, pango_attr_font_features_new("liga 0, clig 0"))
    for (run, range) in runs { Self.add(run, range, to: attributes) }
    pango_layout_set_attributes(layout, attributes)
    pango_attr_list_unref(attributes)
  }

  /// Families that the packages bring, then whatever there is: a script that none of them has is looked for in all.
  private static func font(_ style: TextStyle) -> OpaquePointer? {
    guard let font = pango_font_description_new() else { return nil }
    switch style.face {
    case .sans:
      pango_font_description_set_family(
        font, "Noto Sans, Noto Sans Arabic, Noto Sans Hebrew, Noto Sans Math, WenQuanYi Micro Hei, Sans")
    case .serif:
      pango_font_description_set_family(
        font, "Noto Serif, Noto Naskh Arabic, Noto Serif Hebrew, Noto Sans Math, WenQuanYi Micro Hei, Serif")
    }
    pango_font_description_set_absolute_size(font, style.size * Double(PANGO_SCALE))
    return font
  }

  private static func add(_ run: Text.Run, _ range: Range<Int>, to attributes: OpaquePointer) {
    func add(_ attribute: UnsafeMutablePointer<PangoAttribute>?) {
      guard let attribute else { return }
      attribute.pointee.start_index = UInt32(range.lowerBound)
      attribute.pointee.end_index = UInt32(range.upperBound)
      pango_attr_list_insert(attributes, attribute)
    }
    if run.isStrong { add(pango_attr_weight_new(PANGO_WEIGHT_BOLD)) }
    if run.isEmphasised { add(pango_attr_style_new(PANGO_STYLE_ITALIC)) }
    if run.isStruck { add(pango_attr_strikethrough_new(1)) }
    if run.isCode { add(pango_attr_family_new("Noto Sans Mono, DejaVu Sans Mono, Monospace")) }
  }
}
