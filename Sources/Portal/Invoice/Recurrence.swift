/// The days on which something comes again: the first one, and every so many months or days from it.
///
/// Every day is counted from the first one and none from the one before it: what begins on the 31st is on the last day of
/// a shorter month, and on the 31st again after it; the 29th of February is the 28th in the years between.
package struct Recurrence: Hashable, Sendable {
  package enum Every: String, CaseIterable, Sendable {
    case month
    case quarter
    case year
    case days

    /// Nil for what is counted in days.
    var months: Int? {
      switch self {
      case .month: 1
      case .quarter: 3
      case .year: 12
      case .days: nil
      }
    }
  }

  package let every: Every
  /// Of no meaning for what is counted in months.
  package let days: Int
  package let first: Day

  /// 31 December 9998: the schema takes no later one.
  private static let last = Day(number: 2_932_531)

  package init(every: Every, days: Int = 0, first: Day) {
    self.every = every
    self.days = every == .days ? max(1, days) : 0
    self.first = first
  }

  /// The first day is number 0; nil beyond the calendar.
  package func day(_ number: Int) -> Day? {
    guard let months = every.months else {
      let day = first + number * days
      return day <= Self.last ? day : nil
    }
    let start = first.parts
    let month = start.year * 12 + start.month - 1 + number * months
    let shifted = (year: month / 12, month: month % 12 + 1)
    for day in [start.day, 30, 29, 28] where day <= start.day {
      if let day = Day(year: shifted.year, month: shifted.month, day: day), day <= Self.last { return day }
    }
    return nil
  }

  /// The first of its days that is not before another one.
  package func day(from earliest: Day) -> Day? {
    if earliest <= first { return first }
    // Not beyond it: months are 31 days at most, and what was cut off at a month's end is less than a month.
    var number = max(0, (earliest - first) / ((every.months.map { $0 * 31 }) ?? days) - 1)
    while let day = day(number) {
      if day >= earliest { return day }
      number += 1
    }
    return nil
  }

  package func day(after day: Day) -> Day? { self.day(from: day + 1) }

  package func has(_ day: Day) -> Bool { self.day(from: day) == day }
}
