import Portal
import Store

/// What a run of the generator did.
package struct Report: Sendable {
  package private(set) var clients = 0
  package private(set) var written = 0
  package private(set) var unchanged = 0
  package private(set) var removed = 0
  package private(set) var failed = 0
  /// Pages of clients that were touched, with their client: the first hundred, for a log.
  package private(set) var touched: [(owner: String, written: [String], removed: [String])] = []

  static let touchedLimit = 100

  package init() {}

  mutating func add(_ settlement: Settlement) {
    clients += 1
    let outcome = settlement.outcome
    written += outcome.written.count
    unchanged += outcome.unchanged
    removed += outcome.removed.count
    failed += settlement.failures.count
    if outcome.touchesFiles, touched.count < Self.touchedLimit {
      let owner =
        switch settlement.owner {
        case .client(let key): key.client.text
        case .everybody(let workspace): "\(workspace.text)/public"
        }
      touched.append((owner, outcome.written, outcome.removed))
    }
  }

  mutating func add(_ other: Report) {
    clients += other.clients
    written += other.written
    unchanged += other.unchanged
    removed += other.removed
    failed += other.failed
    touched += other.touched.prefix(max(0, Self.touchedLimit - touched.count))
  }

  /// Pages looked at.
  package var pages: Int { written + unchanged }
}
