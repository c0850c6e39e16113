import Portal
import Store

extension Site {
  /// Logs everything as changed where the clock was set back: what a clock that was ahead has taken away by its time
  /// (threats.md, G-03) has no pages left whose end could tell, and comes again.
  func noticeClock() throws {
    let now = now()
    let seen = try store.read { db in try Setting.clock.value(db) }.flatMap { Instant(iso: $0) }
    if let seen, abs(now.seconds - seen.seconds) < Self.hour { return }
    try store.write { db in
      if let seen, now.seconds < seen.seconds { try ChangeLog.touchEverything(db) }
      try Setting.clock.set(now.iso, db)
    }
  }

  private static let hour: Int64 = 3600
}
