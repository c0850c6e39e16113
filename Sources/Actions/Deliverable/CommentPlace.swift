import Portal
import Store

/// The place that a comment is about, as it was said: by a pin, or in the fields that a form without a script has.
struct CommentPlace: Sendable {
  let pin: Pin?
  let time: ClockStretch?
  let page: Int?
  /// Which file `time` or `page` is about; the first that has any, where it is left out.
  let file: Int?

  private static let pin = Input.pin("pin", "the place that it is about")
  // What a form without a script has instead of a pin.
  private static let time = Input.stretch("at", "the second of a film or a piece of music that it is about")
  private static let page = Input.whole("page", 1...1_000_000, "the page of a PDF that it is about")
  private static let file = Input.whole("file", 1...20, "which file `at` or `page` is about, by its position")
  static let inputs = [pin.about, time.about, page.about, file.about]

  /// Of more than one the pin stands, then the time.
  func pin(on files: [VersionFile]) -> Pin? {
    if let pin { return pin }
    if let time, let file = timed(files) {
      return Pin(file: file.position, place: .time(from: time.from, until: time.until))
    }
    if let page, let file = paged(files) { return Pin(file: file.position, place: .wholePage(page)) }
    return nil
  }

  /// - Parameter pages: how many pages a PDF has; nil where nobody knows.
  func problems(on files: [VersionFile], pages: (VersionFile) throws -> Int?) rethrows -> [Problem] {
    var problems: [Problem] = []
    if let pin {
      let file = files.first { $0.position == pin.file }
      if file == nil {
        problems.append(
          Problem("pin", "is about a file that the version does not have", kind: .notOffered))
      } else if let file, try !pin.place.isIn(file.blob, pages: { try pages(file) }) {
        problems.append(Problem("pin", "is about a place that the file does not have", kind: .notOffered))
      }
    }
    if let time {
      let length = timed(files).map { $0.blob.duration ?? .max }
      if length == nil || time.from > length ?? 0 {
        problems.append(Problem("at", "is about a moment that the version does not have", kind: .notOffered))
      }
    }
    if let page {
      if let file = paged(files) {
        if let last = try pages(file), page > last {
          problems.append(Problem("page", "is not there: the last page is \(last)", kind: .notOffered))
        }
      } else {
        problems.append(Problem("page", "is about a PDF that the version does not have", kind: .notOffered))
      }
    }
    return problems
  }

  private func timed(_ files: [VersionFile]) -> VersionFile? {
    chosen(files) { $0 == .video || $0 == .audio }
  }

  private func paged(_ files: [VersionFile]) -> VersionFile? { chosen(files) { $0 == .pdf } }

  private func chosen(_ files: [VersionFile], _ isSuch: (Blob.Viewing) -> Bool) -> VersionFile? {
    let files = files.filter { isSuch($0.blob.viewing) }
    // A gallery may have a film and a PDF: the file that was chosen is of one of the two.
    return files.first { $0.position == file } ?? files.first
  }
}

extension CommentPlace {
  init(_ inputs: inout Inputs) {
    self.init(
      pin: inputs(Self.pin), time: inputs(Self.time), page: inputs(Self.page), file: inputs(Self.file))
  }
}

extension Pin.Place {
  /// Whether a file has such a place: points are of pictures, pages of PDFs, moments of what plays.
  fileprivate func isIn(_ blob: Blob, pages: () throws -> Int?) rethrows -> Bool {
    switch (self, blob.viewing) {
    case (.point, .image): true
    case (.page(let page, _, _), .pdf), (.wholePage(let page), .pdf): try pages().map { page <= $0 } ?? true
    case (.time(let from, _), .video), (.time(let from, _), .audio): from <= blob.duration ?? .max
    default: false
    }
  }
}

extension ActionContext {
  /// Everything that is wrong with the place of a comment on these files.
  func problems(_ place: CommentPlace, on files: [VersionFile], in workspace: Workspace.ID) throws
    -> [Problem]
  {
    try place.problems(on: files) { try Previews.pages(of: $0.id, in: workspace, db) }
  }
}
