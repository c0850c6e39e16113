import Markup
import Portal

/// Where a client sends what they were asked for.
struct FileRequestForm: Model {
  let address: String
  /// How many files there are: the same files after the next ones are sent again.
  let nonce: Int
  let files: FilesNote

  static let fields: [Field<FileRequestForm>] = [
    .text("address") { $0.address },
    .number("nonce") { $0.nonce },
    .record("files") { $0.files },
  ]

  /// Nil where the team looks.
  init?(_ request: FileRequest, _ portal: ClientPortal) {
    guard portal.takesForms else { return nil }
    address = "\(portal.root)files/requests/\(request.id)"
    nonce = request.files.count
    files = FilesNote("file", portal.refused(.fileRequest(request.id.text)), portal)
  }
}
