import Foundation
import Testing

@testable import Portal

@Suite("Days and moments")
struct DayTests {
  @Test("a day's parts are those of the calendar, over 400 years")
  func calendar() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    for number in stride(from: -73_000, to: 73_000, by: 61) {
      let date = Date(timeIntervalSince1970: Double(number) * 86_400)
      let expected = calendar.dateComponents([.year, .month, .day, .weekday], from: date)
      let day = Day(number: number)
      #expect(day.parts == Day.Parts(year: expected.year!, month: expected.month!, day: expected.day!))
      #expect(day.weekday == (expected.weekday! + 5) % 7)
      #expect(Day(iso: day.iso) == day)
    }
  }

  @Test(
    "what is not an ISO date is no day",
    arguments: [
      "", "2026-2-03", "2026-02-30", "2026-13-01", "2026-00-10", "+026-01-01", "2026-01-01 ", "٢٠٢٦-01-01",
    ])
  func malformed(text: String) {
    #expect(Day(iso: text) == nil)
  }

  @Test(
    "an instant survives its text, fraction and all",
    arguments: [0, 1, -1, 1_795_545_605_123, -62_135_596_800_000])
  func instantText(milliseconds: Int64) {
    let instant = Instant(milliseconds: milliseconds)
    #expect(Instant(iso: instant.iso) == instant)
  }

  @Test(
    "a day begins at midnight of its zone, or where the clocks jump over it",
    arguments: [
      ("Europe/Helsinki", "2026-11-24", "2026-11-23T22:00:00.000Z"),
      ("Europe/Helsinki", "2026-07-01", "2026-06-30T21:00:00.000Z"),
      ("Pacific/Kiritimati", "2026-11-24", "2026-11-23T10:00:00.000Z"),
      // Clocks went from 00:00 to 01:00.
      ("America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00:00.000Z"),
      // Clocks went back over midnight: the first of the two counts.
      ("America/Havana", "2026-11-01", "2026-11-01T04:00:00.000Z"),
    ])
  func startOfDay(zone: String, day: String, start: String) throws {
    let zone = try #require(Zone(identifier: zone))
    let day = try #require(Day(iso: day))
    #expect(zone.start(of: day).iso == start)
    #expect(zone.day(of: zone.start(of: day)) == day)
    #expect(zone.day(of: Instant(milliseconds: zone.start(of: day).milliseconds - 1)) == day + -1)
  }

  @Test("the table of a zone says what Foundation says, at random moments of a century")
  func zones() throws {
    for name in [
      "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Africa/Casablanca", "UTC",
    ] {
      let zone = try #require(Zone(identifier: name))
      let reference = try #require(TimeZone(identifier: name))
      var generator = SystemRandomNumberGenerator()
      for _ in 0..<300 {
        let seconds = Int64.random(in: 0..<4_000_000_000, using: &generator)
        let expected = reference.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))
        #expect(zone.offset(at: Instant(seconds: seconds)) == Int64(expected), "\(name) at \(seconds)")
      }
    }
  }
}
