import Foundation

/// What a clock on the wall shows.
package struct LocalTime: Hashable, Sendable {
  package let day: Day
  /// 0 to 86,399.
  package let secondOfDay: Int

  /// From seconds since 1970 as that clock counts them.
  init(secondsOfEpoch seconds: Int64) {
    let number = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
    day = Day(number: Int(number))
    secondOfDay = Int(seconds - number * 86_400)
  }
}

/// A time zone as a table of its changes, read from the system's data once, so that a moment is turned into a
/// local day without asking Foundation each time. Equal on every machine whatever its own zone is.
package struct Zone: Sendable {
  /// The IANA name, such as `Europe/Helsinki`.
  package let identifier: String
  private let starts: [Int64]
  private let offsets: [Int64]

  /// The years that the table holds; before and after, the nearest offset counts.
  private static let years = (1970, 2101)

  /// Nil for a name that the system does not know.
  package init?(identifier: String) {
    guard let zone = TimeZone(identifier: identifier) else { return nil }
    self.identifier = identifier
    var starts: [Int64] = [Int64.min]
    let first = Date(timeIntervalSince1970: 0)
    let end = Date(timeIntervalSince1970: Double(Self.years.1 - Self.years.0) * 365.25 * 86_400)
    var offsets = [Int64(zone.secondsFromGMT(for: first))]
    var moment = first
    while let next = zone.nextDaylightSavingTimeTransition(after: moment), next > moment, next < end {
      starts.append(Int64(next.timeIntervalSince1970))
      offsets.append(Int64(zone.secondsFromGMT(for: next)))
      moment = next
    }
    self.starts = starts
    self.offsets = offsets
  }

  /// Seconds east of UTC at that moment.
  package func offset(at instant: Instant) -> Int64 {
    let seconds = instant.seconds
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= seconds { low = middle } else { high = middle }
    }
    return offsets[low]
  }

  package func local(_ instant: Instant) -> LocalTime {
    LocalTime(secondsOfEpoch: instant.seconds + offset(at: instant))
  }

  package func day(of instant: Instant) -> Day { local(instant).day }

  /// The first moment of a day: midnight, or where the clocks jump over midnight the moment after the jump.
  package func start(of day: Day) -> Instant {
    let midnight = Int64(day.number) * 86_400
    let before = offset(at: Instant(seconds: midnight - 86_400))
    let after = offset(at: Instant(seconds: midnight + 86_400))
    let candidates = [midnight - before, midnight - after].sorted().map { Instant(seconds: $0) }
    for candidate in candidates where self.day(of: candidate) == day {
      return candidate
    }
    // Midnight does not exist: the day begins where the offset changes.
    let jump = starts.first {
      $0 > candidates[0].seconds - 86_400 && self.day(of: Instant(seconds: $0)) == day
    }
    return jump.map { Instant(seconds: $0) } ?? candidates[1]
  }
}
