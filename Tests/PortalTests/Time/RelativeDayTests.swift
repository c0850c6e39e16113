import Testing

@testable import Portal

@Suite("Days as people say them")
struct RelativeDayTests {
  static let today = Day(number: 20_000)

  @Test(
    "two weeks around today are counted in days, what is further ahead in weeks",
    arguments: [
      (0, .today), (1, .tomorrow), (-1, .yesterday), (2, .inDays(2)), (13, .inDays(13)), (14, .inWeeks(2)),
      (20, .inWeeks(2)), (21, .inWeeks(3)), (365, .inWeeks(52)), (-2, .daysAgo(2)), (-13, .daysAgo(13)),
      (-14, .longAgo), (-10_000, .longAgo),
    ] as [(Int, RelativeDay)])
  func relative(days: Int, expected: RelativeDay) {
    #expect(RelativeDay(Self.today + days, on: Self.today) == expected)
  }

  @Test(
    "a deadline is late from the day after it",
    arguments: [
      (0, .due(.today)), (1, .due(.tomorrow)), (14, .due(.inWeeks(2))), (-1, .late(days: 1)),
      (-400, .late(days: 400)),
    ] as [(Int, Deadline)])
  func deadlines(days: Int, expected: Deadline) {
    let deadline = Deadline(Self.today + days, on: Self.today)
    #expect(deadline == expected)
    #expect(deadline.isLate == (days < 0))
  }
}
