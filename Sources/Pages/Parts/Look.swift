import Markup
import Portal

/// What stands for a work in a list: a small picture, or in plain words what it is.
final class Look: Model {
  let image: String?
  let width: Int
  let height: Int
  let kind: String

  static let fields: [Field<Look>] = [
    .optionalText("image") { $0.image },
    .number("width") { $0.width },
    .number("height") { $0.height },
    .text("kind") { $0.kind },
  ]

  init(of version: Version, root: String, dates: Dates) {
    let file = version.files.first
    let picture = version.files.first { $0.blob.viewing == .image }
    // A film or a PDF has a picture only once one is made of it.
    let small = [picture, file].lazy.compactMap { $0 }.compactMap {
      Download.preview(.small, of: $0, root: root)
    }.first
    image =
      small?.address ?? picture.map { Download.viewing(Display.line($0.name), id: $0.id.text, root: root) }
    width = small?.width ?? picture?.blob.width ?? 0
    height = small?.height ?? picture?.blob.height ?? 0
    kind =
      file.map { FileName.kind($0.name, mediaType: $0.blob.mediaType) ?? dates.phrases.noFileKind.text() }
      ?? dates.phrases.link.text()
  }
}
