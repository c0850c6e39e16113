import Markup
import Portal

/// A picture's address and its size in pixels.
struct PictureSource: Model {
  let address: String
  let width: Int
  let height: Int

  static let fields: [Field<PictureSource>] = [
    .text("source") { $0.address },
    .number("sourceWidth") { $0.width },
    .number("sourceHeight") { $0.height },
  ]
}

extension Download {
  /// A smaller picture of a version's file; nil where there is none.
  static func preview(
    _ kind: Preview.Kind, at position: Int = 0, of file: VersionFile, root: String
  ) -> PictureSource? {
    file.preview(kind, at: position).map { preview in
      let address = address(of: Display.line(file.name), id: file.id.text, root: root)
      return PictureSource(
        address: "\(address)?preview=\(preview.name)", width: preview.width, height: preview.height)
    }
  }
}
