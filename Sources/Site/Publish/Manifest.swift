import Foundation
import Portal

/// How new a snapshot is: a later restore beats every position before it.
package struct SnapshotVersion: Hashable, Comparable, Sendable {
  package let epoch: Int64
  /// The last id of the change log that the snapshot saw.
  package let position: Int64

  package static func < (a: SnapshotVersion, b: SnapshotVersion) -> Bool {
    (a.epoch, a.position) < (b.epoch, b.position)
  }
}

/// What was published for one client (or for the public), page by page, and from how new a snapshot. It lies outside
/// every served root. A manifest that is missing or torn is no disaster: the files themselves are compared then.
struct Manifest: Equatable {
  var version: SnapshotVersion
  /// The newer snapshot that some of the pages are from already (`Publisher.publishAhead`); nil where all are of `version`.
  var ahead: SnapshotVersion?
  /// Content hash by path, sorted by path.
  var pages: [(path: String, hash: PageHash)]

  static func == (a: Manifest, b: Manifest) -> Bool {
    a.version == b.version && a.ahead == b.ahead
      && a.pages.elementsEqual(b.pages) { $0.path == $1.path && $0.hash == $1.hash }
  }

  private static let head = "portico manifest 1"
  private static let tail = "end"

  /// A line for the version, or for both, one per page, and a last line that tells a torn file from a whole one.
  var bytes: [UInt8] {
    var text = Self.head
    for version in [version, ahead].compactMap({ $0 }) { text += " \(version.epoch) \(version.position)" }
    text += "\n"
    for page in pages { text += "\(page.hash.text) \(page.path)\n" }
    text += "\(Self.tail) \(pages.count)\n"
    return Array(text.utf8)
  }

  init(version: SnapshotVersion, pages: [(path: String, hash: PageHash)]) {
    self.version = version
    self.pages = pages
  }

  subscript(path: String) -> PageHash? {
    get { pages.first { $0.path == path }?.hash }
    set {
      pages.removeAll { $0.path == path }
      guard let newValue else { return }
      pages.append((path, newValue))
      pages.sort { $0.path < $1.path }
    }
  }

  /// Nil for anything but a whole manifest.
  init?(bytes: [UInt8]) {
    let lines = String(decoding: bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    guard lines.count >= 3, lines.last == "", lines[lines.count - 2] == "\(Self.tail) \(lines.count - 3)",
      lines[0].hasPrefix(Self.head + " ")
    else { return nil }
    let numbers = lines[0].dropFirst(Self.head.count + 1).split(separator: " ").compactMap { Int64($0) }
    guard numbers.count == 2 || numbers.count == 4 else { return nil }
    version = SnapshotVersion(epoch: numbers[0], position: numbers[1])
    if numbers.count == 4 { ahead = SnapshotVersion(epoch: numbers[2], position: numbers[3]) }
    pages = []
    for line in lines[1..<(lines.count - 2)] {
      guard let hash = PageHash(text: line.prefix(PageHash.textLength)),
        line.dropFirst(PageHash.textLength).first == " "
      else { return nil }
      pages.append((String(line.dropFirst(PageHash.textLength + 1)), hash))
    }
  }
}
