import Foundation

/// Where a process writes. What cannot be written (a full disk, a reader that went away) is lost, and the program goes on:
/// `FileHandle.write` would end it.
enum Stream: Int32, Sendable {
  case output = 1
  case error = 2

  func write(_ text: String) { write(Array(text.utf8)) }

  func write(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(rawValue, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }
}
