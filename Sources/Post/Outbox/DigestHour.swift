import Portal

/// When the one mail of the day goes out: at eight in the morning of the workspace's zone.
enum DigestHour {
  private static let seconds: Int64 = 8 * 3600

  /// The first such morning at or after a moment.
  static func first(from moment: Instant, in zone: Zone) -> Instant {
    let today = zone.day(of: moment)
    let morning = eight(on: today, in: zone)
    return moment <= morning ? morning : eight(on: Day(number: today.number + 1), in: zone)
  }

  /// Eight on the wall's clock: on the day of a change of clocks that is not eight hours after midnight.
  static func eight(on day: Day, in zone: Zone) -> Instant {
    let guess = zone.start(of: day).adding(seconds: seconds)
    return guess.adding(seconds: seconds - Int64(zone.local(guess).secondOfDay))
  }
}
