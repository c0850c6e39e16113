/// A day as people say it on another day. The words are in the locale files.
package enum RelativeDay: Hashable, Sendable {
  case today
  case tomorrow
  case yesterday
  /// 2 to 13.
  case inDays(Int)
  /// 2 or more, whole weeks.
  case inWeeks(Int)
  /// 2 to 13.
  case daysAgo(Int)
  /// Longer ago than two weeks: the date itself says more.
  case longAgo

  package init(_ day: Day, on today: Day) {
    self =
      switch day - today {
      case 0: .today
      case 1: .tomorrow
      case -1: .yesterday
      case let days where days >= 14: .inWeeks(days / 7)
      case let days where days > 0: .inDays(days)
      case let days where days > -14: .daysAgo(-days)
      default: .longAgo
      }
  }
}

/// How a deadline stands on a day.
package enum Deadline: Hashable, Sendable {
  /// Not yet passed: due today, tomorrow, in some days.
  case due(RelativeDay)
  /// Passed by at least one day.
  case late(days: Int)

  package init(_ day: Day, on today: Day) {
    self = day < today ? .late(days: today - day) : .due(RelativeDay(day, on: today))
  }

  package var isLate: Bool {
    if case .late = self { true } else { false }
  }
}
