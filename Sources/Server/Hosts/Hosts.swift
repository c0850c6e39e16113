import Portal
import Synchronization

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// One of the installation's hosts and the workspace that it leads to.
struct Host: Sendable, Hashable {
  let name: String
  let workspace: Workspace.ID
}

/// Which host is whose: the links in `output/hosts`, which the generator makes from configuration and verified domains.
/// They are there while the database is not.
final class Hosts: Sendable {
  private let folder: String
  private let known = Mutex<[String: Entry]>([:])

  private struct Entry {
    let host: Host
    let checked: ContinuousClock.Instant
  }

  /// So long a link is believed before it is read again.
  private static let lifetime = Duration.seconds(1)
  private static let capacity = 10_000

  /// - Parameter folder: `output/hosts`.
  init(folder: String) {
    self.folder = folder
  }

  /// - Parameter name: in normal form.
  func find(_ name: String) -> Host? {
    let now = ContinuousClock.now
    let entry = known.withLock { $0[name] }
    if let entry, now - entry.checked < Self.lifetime { return entry.host }
    guard let workspace = read(name) else {
      if entry != nil { known.withLock { $0[name] = nil } }
      return nil
    }
    let host = Host(name: name, workspace: workspace)
    known.withLock { known in
      if known.count >= Self.capacity { known.removeAll() }
      known[name] = Entry(host: host, checked: now)
    }
    return host
  }

  private func read(_ name: String) -> Workspace.ID? {
    var target = [UInt8](repeating: 0, count: 64)
    let count = target.withUnsafeMutableBytes { buffer in
      buffer.withMemoryRebound(to: CChar.self) { buffer in
        buffer.baseAddress.map { readlink("\(folder)/\(name)", $0, buffer.count) } ?? 0
      }
    }
    guard count > 3, target.starts(with: "../".utf8) else { return nil }
    return Workspace.ID(String(decoding: target[3..<count], as: UTF8.self))
  }
}
