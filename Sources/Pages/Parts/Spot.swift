import Markup
import Portal

/// A picture of the place that a remark is about: the picture or page with a mark, or the film as it was then.
struct Spot: Model {
  let picture: PictureSource
  /// In percent of width and height; empty for none.
  let x: String
  let y: String

  static let fields: [Field<Spot>] = [
    .record("picture") { $0.picture },
    .text("x") { $0.x },
    .text("y") { $0.y },
  ]

  init?(_ pin: Pin, on file: VersionFile, root: String) {
    let found: PictureSource?
    (found, x, y) =
      switch (pin.place, file.blob.viewing) {
      case (.point(let x, let y), .image):
        (Download.preview(.small, of: file, root: root), PinMark.percent(x), PinMark.percent(y))
      case (.page(let page, let x, let y), .pdf):
        (Download.preview(.page, at: page, of: file, root: root), PinMark.percent(x), PinMark.percent(y))
      case (.wholePage(let page), .pdf):
        (Download.preview(.page, at: page, of: file, root: root), "", "")
      case (.time(let from, _), .video): (Download.preview(.still, at: from, of: file, root: root), "", "")
      default: (nil, "", "")
      }
    guard let found else { return nil }
    picture = found
  }
}
