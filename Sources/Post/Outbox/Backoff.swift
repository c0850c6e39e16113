import Portal
import PorticoCrypto

/// When a mail that was not taken is tried again: after half a minute, then twice as long each time up to an hour, each a
/// fifth more or less, so that a hundred that failed together do not come back together.
enum Backoff {
  private static let first: Int64 = 30
  private static let longest: Int64 = 3600

  /// After so long, in seconds, it is not tried again: 5 days, as mail servers do among themselves (RFC 5321 §4.5.4.1).
  static let patience: Int64 = 5 * 86_400

  /// - Parameter attempts: how many there were.
  static func next(after attempts: Int, at now: Instant, random: RandomBytes) -> Instant {
    let pause = min(longest, first << Int64(min(max(attempts, 1) - 1, 20)))
    // Without randomness the pause is what it is: a mail that goes a little early is better than none.
    let share = ((try? random.bytes(1))?.first).map { Int64($0) } ?? 128
    return now.adding(seconds: pause * (800 + share * 400 / 255) / 1000)
  }
}
