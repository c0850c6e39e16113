import Foundation

/// Held by the one process that does a part of `portico serve` which two must not do at once.
final class PartLock: Sendable {
  private let file: Int32

  /// - Parameters:
  ///   - name: of the lock's file.
  ///   - refusal: what to say where another process holds it.
  private init(_ data: String, _ name: String, refusal: String) throws {
    let path = "\(data)/\(name).lock"
    file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw Failure("cannot open \(path): \(String(cString: strerror(errno)))") }
    guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
      close(file)
      throw Failure(refusal)
    }
  }

  deinit {
    close(file)
  }

  /// Two generators would do everything twice, and both would tidy the database's log, which SQLite before 3.51.3 does
  /// not take well.
  static func generator(data: String) throws -> PartLock {
    try PartLock(
      data, "generator",
      refusal:
        "another `portico serve` generates from \(data) already. Stop it first, or leave out `generate` "
        + "here: `portico serve --only web`.")
  }

  /// Whoever delivers alone may take what a process that died had begun, and need not wait for its claims to run out.
  static func post(data: String) throws -> PartLock {
    try PartLock(
      data, "post",
      refusal:
        "another `portico serve` sends the mail of \(data) already. Stop it first, or leave out `post` here: "
        + "`portico serve --only web,generate`.")
  }
}
