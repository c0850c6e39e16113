import Markup
import Portal

/// Days and moments in the reader's words, on a day. Everything that is written about time goes through here.
///
/// How long a date is follows from what hangs on it. What happened or is planned is told by a relative word while it is
/// near, else by the short date. A day by which the client decides, sends or pays has its whole name, the relative word
/// beside it. Documents, which outlive their year, are dated in full.
final class Dates: Sendable {
  let today: Day
  let zone: Zone
  let formats: Formats
  let phrases: Phrases
  private let table: DayTable

  init(today: Day, zone: Zone, edition: Edition, table: DayTable) {
    self.today = today
    self.zone = zone
    self.table = table
    formats = edition.formats
    phrases = edition.language.phrases
  }

  private func words(_ day: Day) -> DayWords {
    table[day] ?? DayWords(day, on: today, formats: formats, phrases: phrases)
  }

  /// `in 6 days`, `today`; the date itself where it is longer ago than two weeks.
  func relative(_ day: Day) -> When {
    let words = words(day)
    return When(iso: words.iso, title: words.whole, text: words.relative ?? words.near)
  }

  /// `4 days late`, or when it is due.
  func deadline(_ day: Day) -> When {
    let words = words(day)
    return When(iso: words.iso, title: words.whole, text: words.late ?? words.relative ?? words.near)
  }

  /// `30 November`, with its year where that is another one: for what is to be done by then.
  func near(_ day: Day) -> When {
    let words = words(day)
    return When(iso: words.iso, title: words.whole, text: words.near)
  }

  func nearText(_ day: Day) -> String { words(day).near }

  /// `23 Nov`, with its year where that is another one: for what was then, or is planned.
  func short(_ day: Day) -> When {
    let words = words(day)
    return When(iso: words.iso, title: words.whole, text: words.short)
  }

  func shortText(_ day: Day) -> String { words(day).short }

  /// `Monday 30 November`, with its year where that is another one.
  func weekday(_ day: Day) -> String { words(day).weekday }

  /// `30 November 2026`: on documents, which outlive their year.
  func full(_ day: Day) -> When {
    let words = words(day)
    return When(iso: words.iso, title: words.whole, text: words.full)
  }

  func late(by days: Int) -> String { phrases.late.text(days) }

  /// The day of a moment, `23 Nov`, without the hour: within a sentence.
  func day(of instant: Instant) -> When { short(zone.day(of: instant)) }

  /// The day of a moment in words, `yesterday` or `23 Nov`, the moment itself beside it.
  func moment(_ instant: Instant) -> When {
    let local = zone.local(instant)
    let words = words(local.day)
    return When(
      iso: words.iso + time(local, offset: Int(zone.offset(at: instant)) / 60),
      title: formats.moment(instant, zone), text: words.relative ?? words.short)
  }

  /// The time of a moment, `16:24`, where its day is said beside it.
  func clock(_ instant: Instant) -> When {
    let moment = moment(instant)
    let time = moment.iso.split(separator: "T").last?.prefix(5) ?? ""
    return When(iso: moment.iso, title: moment.title, text: String(time))
  }

  /// `T16:24+02:00` (RFC 3339 without seconds, as HTML's `datetime` takes it).
  private func time(_ local: LocalTime, offset minutes: Int) -> String {
    let east = abs(minutes)
    let numbers = [local.secondOfDay / 3600, local.secondOfDay / 60 % 60, east / 60, east % 60]
    let signs = [
      UInt8(ascii: "T"), UInt8(ascii: ":"), UInt8(ascii: minutes < 0 ? "-" : "+"), UInt8(ascii: ":"),
    ]
    return String(unsafeUninitializedCapacity: 12) { buffer in
      for index in 0..<4 {
        buffer[index * 3] = signs[index]
        buffer[index * 3 + 1] = UInt8(ascii: "0") + UInt8(numbers[index] / 10)
        buffer[index * 3 + 2] = UInt8(ascii: "0") + UInt8(numbers[index] % 10)
      }
      return 12
    }
  }
}
