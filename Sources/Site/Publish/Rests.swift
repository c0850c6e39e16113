import Store

/// Clients of whom one page was published ahead of the others, and when those follow.
package struct Rests {
  /// When the other pages follow: after so long without another change, or so long after the first.
  package struct Pace: Sendable {
    let quiet: Duration
    let most: Duration
    /// False: never are there others to follow.
    let isAhead: Bool

    /// A person who goes on to another page within this time has it published at once; whoever works through a list of
    /// things has their pages published once.
    package static let standard = Pace(quiet: .milliseconds(300), most: .seconds(2), isAhead: true)
    /// All pages of a client are in place before anybody is told: for edges that show pages without asking us.
    package static let together = Pace(quiet: .zero, most: .zero, isAhead: false)
    /// The others follow when somebody asks for one of them: for tests.
    package static let whenAsked = Pace(quiet: .seconds(86_400), most: .seconds(86_400), isAhead: true)
  }

  private struct Rest {
    /// Tells a later one of the same client from this.
    var turn: Int
    var due: ContinuousClock.Instant
    let last: ContinuousClock.Instant
    /// Those that are ahead: as new as the newest change.
    let ahead: Set<String>
  }

  /// One client's rest as it was when somebody looked.
  struct Turn {
    let key: ClientKey
    fileprivate let number: Int
  }

  private var rests: [ClientKey: Rest] = [:]
  private var turns = 0

  var count: Int { rests.count }
  var all: [ClientKey] { Array(rests.keys) }

  func has(_ key: ClientKey) -> Bool { rests[key] != nil }

  /// Whether a page is not one of those that went ahead.
  func isBehind(_ page: String, of key: ClientKey) -> Bool {
    rests[key].map { !$0.ahead.contains(page) } == true
  }

  /// - Parameter pages: what went ahead now. What did so before may be behind this change.
  mutating func add(
    _ key: ClientKey, ahead pages: Set<String>, at now: ContinuousClock.Instant, pace: Pace
  ) {
    turns += 1
    let last = rests[key]?.last ?? now + pace.most
    rests[key] = Rest(turn: turns, due: min(now + pace.quiet, last), last: last, ahead: pages)
  }

  /// Which is to follow first, and when.
  var next: (ClientKey, ContinuousClock.Instant)? {
    rests.min { $0.value.due < $1.value.due }.map { ($0.key, $0.value.due) }
  }

  /// The one that has been behind for longest, if that is too long.
  func overdue(at now: ContinuousClock.Instant) -> ClientKey? {
    guard let (key, rest) = rests.min(by: { $0.value.last < $1.value.last }), rest.last <= now else {
      return nil
    }
    return key
  }

  func turn(of key: ClientKey) -> Turn? { rests[key].map { Turn(key: key, number: $0.turn) } }

  /// Forgets a client's rest, unless a page was published ahead again since.
  mutating func remove(_ turn: Turn) {
    if rests[turn.key]?.turn == turn.number { rests[turn.key] = nil }
  }
}

extension Duration {
  var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
