import Portal
import Testing

@testable import Post

@Suite("The hour of the one mail a day")
struct DigestHourTests {
  @Test(
    "it is eight in the morning of the workspace's zone, on the days of a change of clocks too",
    arguments: [
      ("Europe/Helsinki", "2026-11-24T05:59:59.000Z", "2026-11-24T06:00:00.000Z"),
      ("Europe/Helsinki", "2026-11-24T06:00:00.000Z", "2026-11-24T06:00:00.000Z"),
      ("Europe/Helsinki", "2026-11-24T06:00:00.001Z", "2026-11-25T06:00:00.000Z"),
      ("Europe/Helsinki", "2026-03-29T00:30:00.000Z", "2026-03-29T05:00:00.000Z"),
      ("Europe/Helsinki", "2026-10-24T22:30:00.000Z", "2026-10-25T06:00:00.000Z"),
      ("America/Los_Angeles", "2026-12-31T23:00:00.000Z", "2027-01-01T16:00:00.000Z"),
      ("Pacific/Kiritimati", "2026-11-24T17:59:00.000Z", "2026-11-24T18:00:00.000Z"),
    ])
  func eight(_ name: String, _ from: String, _ expected: String) throws {
    let zone = try #require(Zone(identifier: name))
    #expect(DigestHour.first(from: try #require(Instant(iso: from)), in: zone).iso == expected)
  }
}
