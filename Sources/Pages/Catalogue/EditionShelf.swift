import Markup
import Synchronization

/// The editions that were asked for so far. Reading a region's formats from the system takes milliseconds, so each is
/// made once; which tags are asked for is known only when a client is rendered.
final class EditionShelf: Sendable {
  /// More regions than the languages that we ship have. Beyond it editions are made anew each time, so that nothing
  /// that comes in can fill the memory.
  private static let limit = 256

  private let editions = Mutex<[String: Edition]>([:])

  func edition(_ tag: String, make: () -> Edition) -> Edition {
    if let edition = editions.withLock({ $0[tag] }) { return edition }
    // Made outside the lock: two may make the same one at the same time, and both are equal.
    let edition = make()
    editions.withLock { editions in
      if editions.count < Self.limit { editions[tag] = edition }
    }
    return edition
  }
}
