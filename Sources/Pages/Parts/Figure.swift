import Markup
import Portal

/// An amount set large, with the size at which it stays on one line.
struct Figure {
  let text: String
  /// A class of the style sheet; nil for the normal size.
  let size: String?

  init(_ money: Money, formats: Formats) {
    text = formats.money(money)
    size =
      switch text.unicodeScalars.count {
      case ...10: nil
      case ...14: "long"
      default: "longer"
      }
  }
}
