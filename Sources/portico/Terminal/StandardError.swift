import Foundation

/// Standard error for a log: where it cannot be written (a full disk, a reader that went away), lines are lost and the
/// program goes on. `FileHandle.write` would end it.
enum StandardError {
  static func write(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(STDERR_FILENO, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }
}
