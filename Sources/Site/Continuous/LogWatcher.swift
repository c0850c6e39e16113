import Foundation

/// Tells when any process has committed to the database, within a millisecond and without polling while nothing goes on:
/// the kernel says when the write-ahead log grows (inotify). SQLite's `data_version` alone would have to be asked again
/// and again, for ever.
///
/// The log grows before its commit can be seen: the sync and the index in shared memory, which no kernel tells of, come
/// after it. So for about a second after each growth whoever watches looks again, with growing pauses.
final class LogWatcher: Sendable {
  private let events: Int32
  private let stop: (read: Int32, write: Int32)

  /// - Parameter database: the path of the database file; its folder is watched, since the log comes and goes.
  init(database: String) throws(OutputError) {
    events = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
    guard events >= 0 else { throw OutputError("watch", database) }
    let folder = (database as NSString).deletingLastPathComponent
    guard
      inotify_add_watch(events, folder.isEmpty ? "." : folder, UInt32(IN_MODIFY | IN_CREATE | IN_MOVED_TO))
        >= 0
    else {
      let code = errno
      close(events)
      throw OutputError("watch", folder, code: code)
    }
    var pipe: [Int32] = [0, 0]
    guard Foundation.pipe(&pipe) == 0 else { throw OutputError("watch", database) }
    stop = (pipe[0], pipe[1])
  }

  deinit {
    close(events)
    close(stop.read)
    close(stop.write)
  }

  /// Milliseconds between looks after the log has grown; afterwards nothing is done until it grows again.
  private static let pauses: [Int32] = [1, 1, 1, 1, 2, 2, 4, 8, 16, 32, 64, 128, 256, 512]

  /// Runs until `cancel`. `look` is called after the log has grown, and says whether it saw anything new.
  func run(_ look: () -> Bool) {
    var buffer = [UInt8](repeating: 0, count: 4096)
    var pauses = Self.pauses[...].dropFirst(Self.pauses.count)
    while true {
      var waits = [
        pollfd(fd: events, events: Int16(POLLIN), revents: 0),
        pollfd(fd: stop.read, events: Int16(POLLIN), revents: 0),
      ]
      if poll(&waits, 2, pauses.first ?? -1) < 0, errno != EINTR { return }
      if waits[1].revents != 0 { return }
      let hasGrown = waits[0].revents != 0
      if hasGrown { while read(events, &buffer, buffer.count) > 0 {} }
      // Something new may be followed by a commit whose growth was read together with the first one's.
      if look() || hasGrown { pauses = Self.pauses[...] } else { pauses = pauses.dropFirst() }
    }
  }

  func cancel() {
    _ = write(stop.write, [0], 1)
  }
}
