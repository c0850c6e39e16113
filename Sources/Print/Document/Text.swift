/// A paragraph.
package struct Text: Sendable {
  /// A part of it that is set in one way.
  package struct Run: Hashable, Sendable {
    package var text: String
    package var isStrong: Bool
    package var isEmphasised: Bool
    package var isStruck: Bool
    package var isCode: Bool

    package init(
      _ text: String, isStrong: Bool = false, isEmphasised: Bool = false, isStruck: Bool = false,
      isCode: Bool = false
    ) {
      self.text = text
      self.isStrong = isStrong
      self.isEmphasised = isEmphasised
      self.isStruck = isStruck
      self.isCode = isCode
    }
  }

  package enum Alignment: Sendable {
    /// Where lines of the document begin, whatever the script of this one.
    case start
    case end
    case centre
    /// Amounts, in every direction: so that one decimal stands below the other.
    case right
    /// Where lines of its own script begin.
    case natural
  }

  package var runs: [Run]
  package var style: TextStyle
  package var alignment: Alignment

  package init(_ runs: [Run], _ style: TextStyle, _ alignment: Alignment = .start) {
    self.runs = runs
    self.style = style
    self.alignment = alignment
  }

  package init(_ text: String, _ style: TextStyle, _ alignment: Alignment = .start, isStrong: Bool = false) {
    self.init([Run(text, isStrong: isStrong)], style, alignment)
  }
}

/// How a paragraph looks.
package struct TextStyle: Hashable, Sendable {
  package enum Face: Sendable {
    case serif
    case sans
  }

  package var face: Face
  /// In points.
  package var size: Double
  package var ink: Ink
  /// From line to line, in points: the same for every script, as fonts differ widely in what they ask for.
  package var leading: Double

  package init(_ face: Face, size: Double, ink: Ink, leading: Double) {
    self.face = face
    self.size = size
    self.ink = ink
    self.leading = leading
  }
}

/// A colour (sRGB).
package struct Ink: Hashable, Sendable {
  package let red: UInt8
  package let green: UInt8
  package let blue: UInt8

  /// - Parameter hex: `0xrrggbb`.
  package init(_ hex: UInt32) {
    red = UInt8(hex >> 16 & 255)
    green = UInt8(hex >> 8 & 255)
    blue = UInt8(hex & 255)
  }
}
