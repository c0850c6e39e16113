/// The days that an accountant's file is about.
package struct AccountPeriod: Hashable, Sendable {
  package let first: Day
  package let last: Day

  /// What is wrong with two days that somebody gave.
  package enum Fault: String, CaseIterable, Error, Sendable {
    case from
    case to
    case order
  }

  /// Nil where the last day is before the first.
  package init?(from first: Day, to last: Day) {
    guard first <= last else { return nil }
    self.first = first
    self.last = last
  }

  /// Two days as they were typed: the period, or all that is wrong with them.
  package static func read(from: String, to: String) -> (period: AccountPeriod?, faults: [Fault]) {
    let (first, last) = (Day(iso: from), Day(iso: to))
    guard let first, let last else {
      return (nil, (first == nil ? [.from] : []) + (last == nil ? [.to] : []))
    }
    let period = AccountPeriod(from: first, to: last)
    return (period, period == nil ? [.order] : [])
  }

  /// The month before a day's: what is handed to an accountant as a rule.
  package static func monthBefore(_ today: Day) -> AccountPeriod {
    let last = today + -today.parts.day
    return AccountPeriod(first: last + (1 - last.parts.day), last: last)
  }

  private init(first: Day, last: Day) {
    self.first = first
    self.last = last
  }

  package func has(_ day: Day) -> Bool { first <= day && day <= last }

  /// For a file's name: `2026-11` and `2026` for a whole month and year, else both days.
  package var name: String {
    let (start, end) = (first.parts, last.parts)
    guard start.day == 1, (last + 1).parts.day == 1, start.year == end.year else { return days }
    if start.month == end.month { return String(first.iso.prefix(7)) }
    return start.month == 1 && end.month == 12 ? String(first.iso.prefix(4)) : days
  }

  private var days: String { "\(first.iso)-to-\(last.iso)" }
}

/// What an accountant asks for.
package enum AccountKind: String, CaseIterable, Sendable {
  /// One row each.
  case invoices
  /// One row for each part of each.
  case payments
  /// One row for each invoice and rate.
  case taxes

  /// `invoices-2026-11.csv`
  package func fileName(of period: AccountPeriod) -> String { "\(rawValue)-\(period.name).csv" }
}
