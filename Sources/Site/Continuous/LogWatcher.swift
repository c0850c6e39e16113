import Foundation

/// Tells when any process has written to the database, within microseconds and without polling: the kernel says when
/// the write-ahead log grows (inotify). SQLite's `data_version` says the same but has to be asked again and again.
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

  /// Runs until `cancel`, calling `changed` at every burst of writes.
  func run(_ changed: () -> Void) {
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      var waits = [
        pollfd(fd: events, events: Int16(POLLIN), revents: 0),
        pollfd(fd: stop.read, events: Int16(POLLIN), revents: 0),
      ]
      if poll(&waits, 2, -1) < 0, errno != EINTR { return }
      if waits[1].revents != 0 { return }
      while read(events, &buffer, buffer.count) > 0 {}
      changed()
    }
  }

  func cancel() {
    _ = write(stop.write, [0], 1)
  }
}
