import Synchronization

/// Counts answers by route and status, for `/metrics`.
final class RequestTally: Sendable {
  struct Key: Hashable, Comparable, Sendable {
    let route: String
    let status: Int

    static func < (a: Key, b: Key) -> Bool { (a.route, a.status) < (b.route, b.status) }
  }

  static let pages = "/c/{client}/…"

  /// The two that come by the ten thousand a second; on lines of their own they need no lock.
  private let shown = Atomic<Int>(0)
  private let unchanged = Atomic<Int>(0)
  private let others = Mutex<[Key: Int]>([:])

  func page(_ status: Int) {
    switch status {
    case 200: shown.add(1, ordering: .relaxed)
    case 304: unchanged.add(1, ordering: .relaxed)
    default: count(Self.pages, status)
    }
  }

  func count(_ route: String, _ status: Int) {
    others.withLock { $0[Key(route: route, status: status), default: 0] += 1 }
  }

  var counts: [(key: Key, count: Int)] {
    var counts = others.withLock { $0 }
    counts[Key(route: Self.pages, status: 200), default: 0] += shown.load(ordering: .relaxed)
    counts[Key(route: Self.pages, status: 304), default: 0] += unchanged.load(ordering: .relaxed)
    return counts.sorted { $0.key < $1.key }.map { (key: $0.key, count: $0.value) }
  }
}
