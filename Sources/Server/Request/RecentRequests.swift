import Portal
import Synchronization

/// Remembers for some seconds what a session asked for. A renewal that comes again and again shows that the browser does
/// not take the token, or that whoever checks it does not believe it, and would come for ever; a look at a payment that
/// does is not one that Stripe has to be asked for each time. One repetition shows nothing yet: a page that is reloaded
/// twice, or open in two tabs, asks twice.
final class RecentRequests: Sendable {
  private struct Requests {
    var last: Instant
    var count: Int
  }

  private let known = Mutex<[String: Requests]>([:])
  private static let seconds: Int64 = 5
  private static let most = 2
  private static let capacity = 20_000

  /// - Returns: whether the same session asked for the same page twice just now.
  func isLoop(_ session: String, _ page: String, at now: Instant) -> Bool {
    known.withLock { known in
      let start = now.adding(seconds: -Self.seconds)
      if known.count >= Self.capacity { known = known.filter { $0.value.last > start } }
      if known.count >= Self.capacity { known.removeAll() }
      let key = "\(session) \(page)"
      let before = known[key].flatMap { $0.last > start && $0.last <= now ? $0.count : nil } ?? 0
      known[key] = Requests(last: now, count: before + 1)
      return before >= Self.most
    }
  }
}
