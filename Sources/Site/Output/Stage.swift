import Foundation
import Synchronization

/// A folder of one publisher's own, outside every served root, where files are completed before they are moved into
/// place. The folder is locked while its owner lives; what a killed process left is swept by the next one.
final class Stage: Sendable {
  let path: String
  private let lock: Int32
  private let counter = Atomic<UInt64>(0)

  init(in output: OutputFolder) throws(OutputError) {
    path = "\(output.stage)/\(getpid())-\(String(UInt64.random(in: 0...UInt64.max), radix: 36))"
    try Files.makeFolder(path)
    lock = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard lock >= 0, flock(lock, LOCK_EX | LOCK_NB) == 0 else { throw OutputError("lock", path) }
  }

  deinit {
    try? Files.removeTree(path)
    close(lock)
  }

  /// False where somebody removed it, with the output folder perhaps.
  var exists: Bool { access(path, F_OK) == 0 }

  /// A name that nothing has yet.
  func fresh() -> String {
    "\(path)/\(String(counter.add(1, ordering: .relaxed).newValue, radix: 36))"
  }

  /// Removes what dead publishers left behind.
  static func sweep(_ output: OutputFolder) throws(OutputError) {
    for entry in try Files.entries(of: output.stage) {
      let path = "\(output.stage)/\(entry.name)"
      guard entry.isFolder else {
        if entry.name.hasPrefix(".probe-") { try Files.remove(path) }
        continue
      }
      let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      guard folder >= 0 else { continue }
      defer { close(folder) }
      if flock(folder, LOCK_EX | LOCK_NB) == 0 { try Files.removeTree(path) }
    }
  }
}
