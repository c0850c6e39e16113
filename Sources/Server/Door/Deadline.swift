import NIOCore

/// What a connection is given time for. Total times, not pauses: whoever sends a byte now and then gets no longer
/// (threats.md, L-01).
struct Deadline {
  enum Wait: Equatable {
    /// The rest of a request's head, from its first byte on.
    case head
    /// The body of a request that began then, of which so much has come.
    case body(since: NIODeadline, received: Int)
    /// The next request.
    case idle
    /// An answer of ours.
    case answer
    /// The peer's end of the connection, after ours.
    case close
  }

  private let limits: Limits
  private(set) var wait = Wait.head
  private var end: NIODeadline
  /// Since when the peer takes nothing of what is written.
  private var stalled: NIODeadline?

  init(limits: Limits, now: NIODeadline) {
    self.limits = limits
    end = now + .seconds(Int64(limits.headSeconds))
  }

  /// Whether the peer takes nothing of what is written. Nothing is read from it then, so it cannot be late with more.
  var isStalled: Bool { stalled != nil }

  /// The moment at which the connection is given up.
  var next: NIODeadline {
    stalled.map { $0 + .seconds(Int64(limits.stallSeconds)) } ?? end
  }

  mutating func begin(_ wait: Wait, at now: NIODeadline) {
    if wait == .head, self.wait == .head { return }
    self.wait = wait
    end =
      switch wait {
      case .head: now + .seconds(Int64(limits.headSeconds))
      case .body(let since, let received):
        since + .seconds(Int64(limits.bodySeconds) + Int64(received / limits.bodyBytesPerSecond))
      case .idle: now + .seconds(Int64(limits.idleSeconds))
      case .answer: .distantFuture
      case .close: now + .seconds(2)
      }
  }

  /// More of a body has come.
  mutating func received(_ count: Int, at now: NIODeadline) {
    guard case .body(let since, let received) = wait else { return }
    begin(.body(since: since, received: received + count), at: now)
  }

  mutating func peerTakes(_ takes: Bool, at now: NIODeadline) {
    if takes, let stalled {
      if end < .distantFuture { end = end + (now - stalled) }
      self.stalled = nil
    } else if !takes {
      stalled = stalled ?? now
    }
  }
}
