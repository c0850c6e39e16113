import CPosix
import Foundation
import Portal

/// Keeps two publishers from writing one client's pages at once, in this process and in others.
///
/// One lock file for the whole output folder; a client's lock is one byte of it, held by an open file description
/// (`F_OFD_SETLKW`), so that it ends with its holder however that dies, and two threads with a description each keep
/// each other out as two processes do. It is held for the time of a few renames, never while anything is rendered or
/// made durable: what is older is told from what is newer by the manifest, not by who waited.
struct ClientLock: ~Copyable {
  private let file: Int32

  init(in output: OutputFolder) throws(OutputError) {
    let path = "\(output.state)/lock"
    file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw OutputError("open", path) }
  }

  deinit {
    close(file)
  }

  /// Runs `body` while nobody else publishes for this name.
  func withLock<Value>(on name: String, _ body: () throws -> Value) throws -> Value {
    let place = Self.place(of: name)
    while portico_lock_byte(file, place) != 0 {
      guard errno == EINTR else { throw OutputError("lock", name) }
    }
    defer { portico_unlock_byte(file, place) }
    return try body()
  }

  /// FNV-1a over the name, 62 bits: a byte of the file that two names rarely share, and harmlessly so.
  private static func place(of name: String) -> Int64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return Int64(hash >> 2)
  }
}
