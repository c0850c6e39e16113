import Markup
import Portal

/// A day in every form in which pages write it.
struct DayWords: Sendable {
  let iso: String
  /// `Monday 30 November 2026`.
  let whole: String
  /// `30 November 2026`.
  let full: String
  /// `30 November`, with its year where that is another one.
  let near: String
  /// `23 Nov`, with its year where that is another one.
  let short: String
  /// `Monday 30 November`, with its year where that is another one.
  let weekday: String
  /// `in 6 days`; nil where it is longer ago than has a word.
  let relative: String?
  /// `4 days late`; nil before its time.
  let late: String?

  init(_ day: Day, on today: Day, formats: Formats, phrases: Phrases) {
    let isThisYear = day.parts.year == today.parts.year
    iso = day.iso
    whole = formats.day(day, style: .weekdayFull)
    full = formats.day(day, style: .full)
    near = isThisYear ? formats.day(day, style: .dayMonth) : full
    short = formats.day(day, style: isThisYear ? .short : .shortFull)
    weekday = isThisYear ? formats.day(day, style: .weekday) : whole
    let distance = RelativeDay(day, on: today)
    relative = distance == .longAgo ? nil : formats.relative(distance)
    late = day < today ? phrases.late.text(today - day) : nil
  }
}

/// The days around today, written out once for all clients of a language: most dates of a portal are among them, and
/// reading one costs a tenth of writing it.
final class DayTable: Sendable {
  private static let before = 120
  private static let after = 200

  private let first: Day
  private let days: [DayWords]

  init(around today: Day, formats: Formats, phrases: Phrases) {
    let first = today + -Self.before
    self.first = first
    days = (0...(Self.before + Self.after)).map { offset in
      DayWords(first + offset, on: today, formats: formats, phrases: phrases)
    }
  }

  /// Nil for days further away.
  subscript(day: Day) -> DayWords? {
    let index = day - first
    return days.indices.contains(index) ? days[index] : nil
  }
}
