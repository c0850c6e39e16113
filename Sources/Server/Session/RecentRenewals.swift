import Portal
import Synchronization

/// Remembers renewals for some seconds: one that comes again at once shows that the browser did not take the token, or
/// that whoever checks it does not believe it, and would come for ever.
final class RecentRenewals: Sendable {
  private let times = Mutex<[String: Instant]>([:])
  private static let seconds: Int64 = 5
  private static let capacity = 20_000

  /// - Returns: whether the same session was renewed for the same page just now.
  func isAgain(_ session: String, _ page: String, at now: Instant) -> Bool {
    times.withLock { times in
      let start = now.adding(seconds: -Self.seconds)
      if times.count >= Self.capacity { times = times.filter { $0.value > start } }
      if times.count >= Self.capacity { times.removeAll() }
      let last = times.updateValue(now, forKey: "\(session) \(page)")
      return last.map { $0 > start && $0 <= now } ?? false
    }
  }
}
