import Markup
import Portal

/// Where a remark may say in words which place it is about: a second, a page. A point of an image takes a script.
struct PlaceFields: Model {
  private let hasTime: Bool
  private let hasPages: Bool
  let at: FieldNote
  let page: FieldNote
  /// Which file it is about; none where there is only one that has seconds or pages.
  let files: [Option]

  static let fields: [Field<PlaceFields>] = [
    .flag("hasTime") { $0.hasTime },
    .flag("hasPages") { $0.hasPages },
    .flag("isAnywhere") { $0.hasTime || $0.hasPages },
    .record("at") { $0.at },
    .record("page") { $0.page },
    .flag("areSeveral") { $0.files.count > 1 },
    .list("files") { $0.files },
  ]

  /// - Parameter refused: the form as it was typed.
  init(_ version: Version, _ refused: FormState?) {
    let timed = version.files.filter { $0.blob.viewing == .video || $0.blob.viewing == .audio }
    let paged = version.files.filter { $0.blob.viewing == .pdf }
    hasTime = !timed.isEmpty
    hasPages = !paged.isEmpty
    at = FieldNote("at", refused)
    page = FieldNote("page", refused)
    let chosen = refused?.value("file") ?? ""
    files = (timed + paged).sorted { $0.position < $1.position }.map { file in
      let position = String(file.position)
      return Option(value: position, label: Display.line(file.name), isChosen: position == chosen)
    }
  }
}
