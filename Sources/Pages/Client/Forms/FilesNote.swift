import Markup
import Portal

/// A field for files: what is wrong with those that were sent. Which they were is not kept, for no browser lets a page
/// choose files.
struct FilesNote: Model {
  let fault: FormState.Fault?
  /// The most that one file may have, in words.
  private let size: String

  static let fields: [Field<FilesNote>] = [
    .flag("isWrong") { $0.fault != nil },
    .flag("isMissing") { $0.fault == .missing },
    .number("most") { if case .tooMany(let most) = $0.fault { most } else { 0 } },
    .optionalText("large") { if case .tooLarge(let name, _) = $0.fault { name } else { nil } },
    .text("size") { $0.size },
    .flag("hasNoRoom") { $0.fault == .noRoom },
  ]

  init(_ name: String, _ form: FormState?, _ portal: ClientPortal) {
    fault = form?.fault(name)
    if case .tooLarge(_, let limit) = fault {
      size = FileSize.words(limit, portal.dates.formats, portal.dates.phrases)
    } else {
      size = ""
    }
  }
}
