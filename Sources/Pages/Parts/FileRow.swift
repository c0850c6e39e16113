import Markup
import Portal

/// A file as a row that downloads it. A class, as files stand on several pages and are written once.
final class FileRow: Model {
  let name: String
  /// What it is and how large, such as `PDF, 8.2 MB`.
  let facts: String
  /// Nil where the bytes are gone.
  let address: String?
  let when: When
  /// Who sent it, where that is worth saying.
  let sender: String?

  static let fields: [Field<FileRow>] = [
    .text("name") { $0.name },
    .text("facts") { $0.facts },
    .optionalText("address") { $0.address },
    .record("when") { $0.when },
    .optionalText("sender") { $0.sender },
  ]

  /// `root` is the client's own address, `id` names the file in the download's.
  init(
    _ name: String, id: String, blob: Blob, at instant: Instant, sender: String? = nil, root: String,
    dates: Dates
  ) {
    self.name = Display.line(name)
    facts = Self.facts(of: self.name, blob, dates)
    address = blob.isPurged ? nil : Download.address(of: self.name, id: id, root: root)
    when = dates.moment(instant)
    self.sender = sender
  }

  /// `name` without control characters.
  static func facts(of name: String, _ blob: Blob, _ dates: Dates) -> String {
    let size = FileSize.words(blob.size, dates.formats, dates.phrases)
    return FileName.kind(name, mediaType: blob.mediaType).map { $0 + dates.phrases.comma.text() + size }
      ?? size
  }
}

/// Where bytes are had. The server decides at the moment of the request whether they are given.
enum Download {
  /// - Parameter id: of a file, of a version's file, of one that was sent in, or a message's id and the attachment's
  ///   position with a dot between.
  static func address(of name: String, id: String, root: String) -> String {
    "\(root)download/\(id)/\(FileName.segment(name))"
  }

  /// The same for looking at it inside a page.
  static func viewing(_ name: String, id: String, root: String) -> String {
    address(of: name, id: id, root: root) + "?inline=1"
  }
}
