import Portal

/// The place that a comment is about, as it was said: by a pin, or in the fields that a form without a script has.
struct CommentPlace: Sendable {
  let pin: Pin?
  let time: ClockStretch?
  let page: Int?
  /// Which file `time` or `page` is about; the first that has any, where it is left out.
  let file: Int?

  /// Of more than one the pin stands, then the time.
  func pin(on version: Version) -> Pin? {
    if let pin { return pin }
    if let time, let file = timed(version) {
      return Pin(file: file.position, place: .time(from: time.from, until: time.until))
    }
    if let page, let file = paged(version) { return Pin(file: file.position, place: .wholePage(page)) }
    return nil
  }

  func problems(on version: Version) -> [Problem] {
    var problems: [Problem] = []
    if let pin, !version.files.contains(where: { $0.position == pin.file }) {
      problems.append(
        Problem("pin", "is about a file that the version does not have", kind: .notOffered))
    }
    if let time {
      let length = timed(version).map { $0.blob.duration ?? .max }
      if length == nil || time.from > length ?? 0 {
        problems.append(Problem("at", "is about a moment that the version does not have", kind: .notOffered))
      }
    }
    if page != nil, paged(version) == nil {
      problems.append(Problem("page", "is about a PDF that the version does not have", kind: .notOffered))
    }
    return problems
  }

  private func timed(_ version: Version) -> VersionFile? {
    chosen(version) { $0 == .video || $0 == .audio }
  }

  private func paged(_ version: Version) -> VersionFile? { chosen(version) { $0 == .pdf } }

  private func chosen(_ version: Version, _ isSuch: (Blob.Viewing) -> Bool) -> VersionFile? {
    let files = version.files.filter { isSuch($0.blob.viewing) }
    // A gallery may have a film and a PDF: the file that was chosen is of one of the two.
    return files.first { $0.position == file } ?? files.first
  }
}
