import Print

/// Type and colour of a document: those of the pages in light, on white.
struct SheetLook {
  let ink = Ink(0x211d18)
  let rule = Ink(0xd8d0c2)
  private let soft = Ink(0x625a4f)
  private let accent: Ink

  init(_ accent: Accent) {
    self.accent = RGB(hex: accent.text.light).map(Ink.init) ?? ink
  }

  var plain: TextStyle { TextStyle(.sans, size: 9, ink: ink, leading: 13.5) }
  var label: TextStyle { TextStyle(.sans, size: 9, ink: soft, leading: 13.5) }
  var small: TextStyle { TextStyle(.sans, size: 8, ink: soft, leading: 11.5) }
  var tiny: TextStyle { TextStyle(.sans, size: 6.5, ink: soft, leading: 9) }
  var heading: TextStyle { TextStyle(.serif, size: 28, ink: ink, leading: 36) }
  var name: TextStyle { TextStyle(.serif, size: 15, ink: accent, leading: 20) }
  var sum: TextStyle { TextStyle(.sans, size: 11, ink: ink, leading: 16) }
  var total: TextStyle { TextStyle(.serif, size: 15, ink: accent, leading: 20) }

  func heading(level: Int) -> TextStyle {
    level < 2
      ? TextStyle(.serif, size: 13, ink: ink, leading: 18)
      : TextStyle(.serif, size: 11, ink: ink, leading: 16)
  }
}

extension Ink {
  init(_ color: RGB) {
    self.init(UInt32(color.red) << 16 | UInt32(color.green) << 8 | UInt32(color.blue))
  }
}
