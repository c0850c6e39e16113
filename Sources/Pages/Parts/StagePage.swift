import Markup
import Portal

/// A page of a PDF, as it stands on the stage.
struct StagePage: Model {
  /// So many of all PDFs of a version are shown in the page; the PDF itself is a link.
  static let limit = 100

  let file: Int
  let number: Int
  let picture: PictureSource
  let pins: [PinMark]

  static let fields: [Field<StagePage>] = [
    .text("anchor") { anchor(file: $0.file, page: $0.number) },
    .number("page") { $0.number },
    .record("picture") { $0.picture },
    .flag("isMarked") { !$0.pins.isEmpty },
    .list("pins") { $0.pins },
  ]

  static func anchor(file: Int, page: Int) -> String { "page-\(file)-\(page)" }

  /// Those that there are pictures of, in their order.
  static func pages(of file: VersionFile, pins: [PinMark], limit: Int, root: String) -> [StagePage] {
    guard file.blob.viewing == .pdf else { return [] }
    return file.previews.filter { $0.kind == .page }.map(\.position).sorted().prefix(limit).compactMap {
      page in
      Download.preview(.page, at: page, of: file, root: root).map { picture in
        StagePage(
          file: file.position, number: page, picture: picture, pins: pins.filter { $0.page == page })
      }
    }
  }

  /// How many pages of each PDF of a version are shown, so that all of them are one page's worth.
  static func share(of version: Version) -> Int {
    limit / max(1, version.files.count { $0.blob.viewing == .pdf })
  }
}

extension VersionFile {
  /// Whether a PDF may have pages that nobody sees on the stage.
  func hasMorePages(than shown: Int) -> Bool {
    let pictures = previews.count { $0.kind == .page }
    return shown > 0 && (pictures > shown || pictures >= Preview.mostPages)
  }
}
