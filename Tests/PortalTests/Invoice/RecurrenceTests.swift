import Foundation
import Portal
import TestSupport
import Testing

@Suite("The days of what comes again")
struct RecurrenceTests {
  private static func day(_ text: String) -> Day { Day(iso: text) ?? Day(number: 0) }

  private static func days(_ recurrence: Recurrence, _ count: Int) -> [String] {
    (0..<count).compactMap { recurrence.day($0)?.iso }
  }

  struct Row: Sendable, CustomTestStringConvertible {
    let every: Recurrence.Every
    var days = 0
    let all: [String]
    var testDescription: String { "\(every) \(all.joined(separator: " "))" }
  }

  @Test(
    "are counted from the first one: what a short month cuts off comes back in a longer one",
    arguments: [
      Row(every: .month, all: ["2026-01-15", "2026-02-15", "2026-03-15"]),
      Row(every: .month, all: ["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31"]),
      Row(every: .month, all: ["2027-12-30", "2028-01-30", "2028-02-29", "2028-03-30"]),
      Row(every: .month, all: ["2028-02-29", "2028-03-29"]),
      Row(every: .quarter, all: ["2026-11-30", "2027-02-28", "2027-05-30", "2027-08-30"]),
      Row(every: .quarter, all: ["2026-08-31", "2026-11-30", "2027-02-28", "2027-05-31"]),
      Row(every: .year, all: ["2028-02-29", "2029-02-28", "2030-02-28", "2031-02-28", "2032-02-29"]),
      Row(every: .year, all: ["2099-02-28", "2100-02-28", "2101-02-28"]),
      Row(every: .days, days: 1, all: ["2028-02-28", "2028-02-29", "2028-03-01"]),
      Row(every: .days, days: 14, all: ["2026-12-24", "2027-01-07", "2027-01-21"]),
    ])
  func table(_ row: Row) {
    let recurrence = Recurrence(every: row.every, days: row.days, first: Self.day(row.all[0]))
    #expect(Self.days(recurrence, row.all.count) == row.all)
    for (day, next) in zip(row.all, row.all.dropFirst()) {
      #expect(recurrence.day(after: Self.day(day)) == Self.day(next))
      #expect(recurrence.has(Self.day(next)) && !recurrence.has(Self.day(next) + -1) || row.days == 1)
    }
  }

  @Test("end with the calendar, and nothing traps there")
  func end() {
    #expect(Recurrence(every: .year, first: Self.day("9998-06-01")).day(after: Self.day("9998-06-01")) == nil)
    #expect(
      Recurrence(every: .days, days: 3660, first: Self.day("9998-06-01")).day(from: Self.day("9998-06-02"))
        == nil)
    #expect(Recurrence(every: .days, days: 0, first: Self.day("2026-01-01")).days == 1)
  }

  /// Walks day by day, and knows only how long months are.
  private static func model(_ recurrence: Recurrence, from earliest: Day) -> Day {
    let first = recurrence.first.parts
    var day = max(earliest, recurrence.first)
    while true {
      let parts = day.parts
      let months = (parts.year - first.year) * 12 + parts.month - first.month
      let isLast = (day + 1).parts.day == 1
      let isDayOfMonth = parts.day == first.day || (isLast && parts.day < first.day)
      let isOne =
        switch recurrence.every {
        case .days: (day - recurrence.first) % recurrence.days == 0
        case .month: isDayOfMonth
        case .quarter: isDayOfMonth && months % 3 == 0
        case .year: isDayOfMonth && months % 12 == 0
        }
      if isOne { return day }
      day = day + 1
    }
  }

  @Test("are those that a walk through the calendar finds", arguments: 1...20 as ClosedRange<UInt64>)
  func random(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<100 {
      let first = Self.day("1999-01-01") + Int.random(in: 0...40_000, using: &generator)
      let every = Recurrence.Every.allCases.randomElement(using: &generator) ?? .month
      let recurrence = Recurrence(
        every: every, days: Int.random(in: 1...400, using: &generator), first: first)
      let earliest = first + Int.random(in: -50...5000, using: &generator)
      let found = recurrence.day(from: earliest)
      #expect(found == Self.model(recurrence, from: earliest), "seed \(seed): \(recurrence) from \(earliest)")
    }
  }
}
