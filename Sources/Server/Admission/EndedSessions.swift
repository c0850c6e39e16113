import Portal
import Synchronization

/// Sessions that ended here lately. Their last token would be good for minutes more, or for hours while the database
/// is down; where the session ended, it no longer is (threats.md, S-04).
final class EndedSessions: Sendable {
  private let ended = Mutex<[String: Instant]>([:])
  private let count = Atomic<Int>(0)

  /// The life of a token and its grace, in seconds.
  private static let lifetime = SessionToken.seconds + Admission.graceSeconds
  private static let capacity = 100_000

  func add(_ ids: [String], at now: Instant) {
    if ids.isEmpty { return }
    ended.withLock { ended in
      if ended.count + ids.count > Self.capacity {
        let oldest = now.adding(seconds: -Self.lifetime)
        ended = ended.filter { $0.value > oldest }
        // More than that in half a day: the oldest half goes.
        if ended.count + ids.count > Self.capacity {
          let middle = ended.values.sorted()[ended.count / 2]
          ended = ended.filter { $0.value > middle }
        }
      }
      for id in ids { ended[id] = now }
      count.store(ended.count, ordering: .releasing)
    }
  }

  func contains(_ id: String) -> Bool {
    // Nearly always there are none, or few.
    if count.load(ordering: .acquiring) == 0 { return false }
    return ended.withLock { $0[id] != nil }
  }
}
