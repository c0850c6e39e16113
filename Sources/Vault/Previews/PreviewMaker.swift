import Foundation
import Portal
import PorticoCrypto

/// Makes smaller pictures of stored files, each run in an empty folder of its own that is gone afterwards.
///
/// In: an original in the vault, and what it was recognised as. Out: pictures in a vault of their own, with nothing of
/// the original's metadata (threats.md, U-07), each recognised anew before it is kept: what a tool says it made counts
/// for as little as what an upload says it is.
///
/// ```swift
/// let made = try maker.make(of: stored.sha256, blob, isStopped: { false })
/// ```
package struct PreviewMaker: Sendable {
  let originals: Vault
  let previews: Vault
  package let tools: PreviewTools
  var limits: ToolLimits

  /// A picture, kept.
  package struct Made: Sendable {
    package let preview: Preview
    package let stored: Stored
  }

  package init(
    originals: Vault, previews: Vault, tools: PreviewTools, limits: ToolLimits = ToolLimits()
  ) throws(VaultError) {
    self.originals = originals
    self.previews = previews
    self.tools = tools
    self.limits = limits
    try Vault.makeFolder(workshop)
  }

  private var workshop: String { "\(previews.root)/making" }

  /// Removes what a process that died left. Only for the one that makes previews.
  package func sweep() {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: workshop)) ?? [] {
      try? FileManager.default.removeItem(atPath: "\(workshop)/\(name)")
    }
  }

  /// Whether a picture is where it was kept.
  package func has(_ hash: String) -> Bool {
    Digest(hex: hash).map { (try? previews.open($0)) != nil } ?? false
  }

  /// - Parameters:
  ///   - moment: of a film, in milliseconds; nil for the pictures of the file as a whole.
  ///   - fellShort: told why there are not all that there should be.
  /// - Throws: `PreviewError`, `VaultError`.
  package func make(
    of original: Digest, _ blob: Blob, moment: Int? = nil, isStopped: () -> Bool,
    fellShort: (String) -> Void = { _ in }
  ) throws -> [Made] {
    // Held against the hash's place, never a name from outside; open, so that it is a file and no link.
    _ = try originals.open(original)
    let place = Vault.place(of: original)
    let input = Self.absolute("\(originals.root)/\(place.folder)/\(place.name)")
    let folder = Self.absolute("\(workshop)/\(UUID().uuidString)")
    let steps = try PreviewSteps(of: blob, moment: moment, input: input, folder: folder, tools: tools).steps
    try Vault.makeFolder(folder)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var made: [Made] = []
    for step in steps {
      let command = tools.confined(step.command, input: input, folder: folder)
      let ending = ToolRun(command: command, folder: folder, limits: limits).run(isStopped: isStopped)
      if ending == .stopped { throw PreviewError.stopped }
      let found = try step.pictures(in: folder).compactMap { try keep($0.path, as: $0.kind, at: $0.position) }
      // Pages that came before a tool gave up are pages.
      guard ending == .done || !found.isEmpty && step.isPartial else {
        throw PreviewError.tool(step.command[0], "\(ending)")
      }
      if ending != .done {
        fellShort("\(PreviewError.tool(step.command[0], "\(ending)")), after \(found.count) pictures")
      }
      guard !found.isEmpty else { throw PreviewError.nothing(step.command[0]) }
      made += found
    }
    return made
  }

  /// Nil where it is no whole picture.
  private func keep(_ path: String, as kind: Preview.Kind, at position: Int) throws -> Made? {
    let file = Foundation.open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size > 0,
      status.st_size <= limits.output
    else { return nil }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 256 << 10)
    while true {
      let count = read(file, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw VaultError("read", path) }
      if count == 0 { break }
      bytes += buffer[..<count]
      guard bytes.count <= limits.output else { return nil }
    }
    if path.hasSuffix(".webp") {
      guard let plain = PlainWebP.of(bytes) else { return nil }
      bytes = plain
    }
    let intake = try previews.begin(limit: limits.output)
    try intake.append(bytes)
    let stored = try intake.seal()
    guard ["image/webp", "image/jpeg"].contains(stored.recognition.mediaType),
      let width = stored.recognition.width, let height = stored.recognition.height,
      width <= PreviewSteps.most, height <= PreviewSteps.most
    else { return nil }
    try intake.keep()
    return Made(
      preview: Preview(kind, position: position, width: width, height: height), stored: stored)
  }

  /// Tools work in another folder than we do.
  private static func absolute(_ path: String) -> String {
    path.hasPrefix("/") ? path : "\(FileManager.default.currentDirectoryPath)/\(path)"
  }
}

/// Why there is no preview.
package enum PreviewError: Error, CustomStringConvertible {
  /// We end; it is tried again.
  case stopped
  case tooLarge(width: Int, height: Int)
  case notPossible(String)
  case tool(String, String)
  case nothing(String)

  package var description: String {
    switch self {
    case .stopped: "stopped"
    case .tooLarge(let width, let height): "\(width) × \(height) pixels are too many"
    case .notPossible(let type): "nothing makes pictures of \(type)"
    case .tool(let tool, let ending): "\(tool) \(ending)"
    case .nothing(let tool): "\(tool) made no picture"
    }
  }
}
