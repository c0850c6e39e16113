import Portal
import Store
import Vault

/// A file that came with an action: its bytes are in the vault already, under their hash; the rows that name them come
/// with the action, or never.
package struct Arrival: Sendable {
  package let blob: Blobs.Known
  package let name: String

  /// - Parameter name: as whoever sent it named it; it is made fit to be shown (threats.md, U-03).
  package init(_ stored: Stored, named name: String) {
    let what = stored.recognition
    blob = Blobs.Known(
      hash: stored.sha256, size: stored.size, mediaType: what.mediaType, width: what.width,
      height: what.height,
      duration: what.duration)
    self.name = FileName.safe(name)
  }

  init(blob: Blobs.Known, name: String) {
    self.blob = blob
    self.name = name
  }
}

/// An action that files come with, under one name.
package protocol FileAction: NamedAction {
  static var fileInput: FileInput { get }
  /// Their bytes are in the vault.
  var files: [Arrival] { get set }
}

/// What people are told of the files that an action takes.
package struct FileInput: Sendable, Hashable {
  package let name: String
  package let limit: Int
  package let note: String
}

extension FileInput {
  /// - Parameter least: how many there must be.
  func problems(of files: [Arrival], least: Int) -> [Problem] {
    if files.count < least { return [Problem(name, "is missing", kind: .missing)] }
    if files.count > limit { return [Problem(name, "at most \(limit) files", kind: .tooMany(limit))] }
    return []
  }
}

extension NamedAction {
  /// With the files that come along, where it takes any.
  package static var allInputs: [InputAbout] {
    guard let file = (self as? any FileAction.Type)?.fileInput else { return inputs }
    let about = InputAbout(
      name: file.name, form: "a file, up to \(file.limit) times", isRequired: false, note: file.note)
    return inputs + [about]
  }
}

extension ActionContext {
  /// Whether the workspace has room for the files that come with an action. Bytes that it has already take none.
  func problemsOfRoom(for action: some Action) throws -> [Problem] {
    guard let quota = outside.quota, let workspace = actor.workspace, let taking = action as? any FileAction,
      !taking.files.isEmpty
    else { return [] }
    let new = try taking.files.filter { try !Blobs.has($0.blob.hash, workspace, db) }
    let sizes = Dictionary(new.map { ($0.blob.hash.hex, $0.blob.size) }) { size, _ in size }
    guard sizes.values.reduce(try Blobs.used(in: workspace, db), +) > quota else { return [] }
    return [
      Problem(
        type(of: taking).fileInput.name,
        "there is no room: all files together may have \(quota) bytes (PORTICO_QUOTA)", kind: .noRoom)
    ]
  }
}
