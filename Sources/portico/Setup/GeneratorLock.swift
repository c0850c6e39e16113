import Foundation

/// Held by the one process that generates continuously: two would do everything twice, and both would tidy the
/// database's log, which SQLite before 3.51.3 does not take well.
final class GeneratorLock: Sendable {
  private let file: Int32

  init(data: String) throws {
    let path = "\(data)/generator.lock"
    file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw Failure("cannot open \(path): \(String(cString: strerror(errno)))") }
    guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
      close(file)
      throw Failure(
        "another `portico serve` generates from \(data) already. Stop it first, or serve with `--only web` here."
      )
    }
  }

  deinit {
    close(file)
  }
}
