import Markup
import Portal

/// Days and moments in the reader's words, on a day. Everything that is written about time goes through here.
struct Dates: Sendable {
  let today: Day
  let zone: Zone
  let formats: Formats
  let phrases: Phrases
  private let year: Int

  init(today: Day, zone: Zone, formats: Formats, phrases: Phrases) {
    self.today = today
    self.zone = zone
    self.formats = formats
    self.phrases = phrases
    year = today.parts.year
  }

  /// `in 6 days`, `today`; the date itself where it is longer ago than two weeks.
  func relative(_ day: Day) -> When {
    switch RelativeDay(day, on: today) {
    case .longAgo: near(day)
    case let relative: When(iso: day.iso, title: whole(day), text: formats.relative(relative))
    }
  }

  /// `4 days late`, or when it is due.
  func deadline(_ day: Day) -> When {
    guard day < today else { return relative(day) }
    return When(iso: day.iso, title: whole(day), text: late(by: today - day))
  }

  func late(by days: Int) -> String { phrases.late.text(days) }

  /// `30 November`, with its year where that is another one.
  func near(_ day: Day) -> When {
    When(iso: day.iso, title: whole(day), text: nearText(day))
  }

  func nearText(_ day: Day) -> String {
    formats.day(day, style: day.parts.year == year ? .dayMonth : .full)
  }

  /// `23 Nov`, with its year where that is another one.
  func short(_ day: Day) -> String {
    formats.day(day, style: day.parts.year == year ? .short : .full)
  }

  /// `Monday 30 November`, with its year where that is another one.
  func weekday(_ day: Day) -> String {
    formats.day(day, style: day.parts.year == year ? .weekday : .weekdayFull)
  }

  /// `30 November 2026`: on documents, which outlive their year.
  func full(_ day: Day) -> When {
    When(iso: day.iso, title: whole(day), text: formats.day(day, style: .full))
  }

  /// The day of a moment in words, the moment itself beside it.
  func moment(_ instant: Instant) -> When {
    var when = relative(zone.day(of: instant))
    when.iso = isoLocal(instant)
    when.title = formats.moment(instant, zone)
    return when
  }

  private func whole(_ day: Day) -> String { formats.day(day, style: .weekdayFull) }

  /// `2026-11-23T16:24+02:00` (RFC 3339 without seconds, as HTML's `datetime` takes it).
  private func isoLocal(_ instant: Instant) -> String {
    let local = zone.local(instant)
    let offset = Int(zone.offset(at: instant)) / 60
    let hour = local.secondOfDay / 3600
    let minute = local.secondOfDay / 60 % 60
    let east = abs(offset)
    return
      "\(local.day.iso)T\(two(hour)):\(two(minute))\(offset < 0 ? "-" : "+")\(two(east / 60)):\(two(east % 60))"
  }

  private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
