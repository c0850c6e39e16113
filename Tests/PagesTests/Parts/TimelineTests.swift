import Portal
import Testing

@testable import Pages

@Suite("a project's timeline")
struct TimelineTests {
  private func timeline(_ milestones: [Milestone]) throws -> Timeline {
    Timeline(
      milestones, states: Milestone.states(of: milestones, on: Agency.today), dates: try Agency.dates())
  }

  @Test("early, late and on time are told from the two dates")
  func early() throws {
    let items = try timeline([
      Agency.milestone("a", "Early", due: "2026-10-30", weight: 1, done: "2026-10-28"),
      Agency.milestone("b", "Late", due: "2026-10-23", weight: 1, done: "2026-10-26"),
      Agency.milestone("c", "On time", due: "2026-10-23", weight: 1, done: "2026-10-23"),
      Agency.milestone("d", "No date", due: nil, weight: 1, done: "2026-10-23"),
    ]).items
    #expect(items.map(\.early) == [2, 0, 0, 0])
    #expect(items.map(\.overrun) == [0, 3, 0, 0])
    #expect(items.map { $0.when?.iso } == ["2026-10-30", "2026-10-23", "2026-10-23", "2026-10-23"])
  }

  @Test("an open milestone says how far away it is, one without a date does not")
  func open() throws {
    let items = try timeline([
      Agency.milestone("a", "Late", due: "2026-11-23", weight: 1),
      Agency.milestone("b", "Next", due: "2026-11-27", weight: 1),
      Agency.milestone("c", "Open", due: nil, weight: 1),
    ]).items
    #expect(items.map(\.relative) == ["1 day late", "in 3 days", nil])
    #expect(items[2].when == nil)
  }

  @Test(
    "a long timeline folds what is long done and what is far ahead",
    arguments: [(12, 0, 0), (13, 7, 0), (19, 7, 0), (20, 7, 1), (500, 7, 481)])
  func folds(_ count: Int, _ earlier: Int, _ far: Int) throws {
    let timeline = try timeline(
      (0..<count).map { number in
        Agency.milestone(
          "m\(number)", "\(number)", due: nil, weight: 1, done: number < 10 ? "2026-10-01" : nil)
      })
    #expect(timeline.earlier.count == earlier)
    #expect(timeline.far.count == far)
    let all = timeline.earlier + timeline.items + timeline.far
    #expect(all.map(\.title) == (0..<count).map(String.init))
  }

  @Test("where what is done and what is late take turns, what is late stays in sight and the rest is folded")
  func mixed() throws {
    let timeline = try timeline(
      (0..<200).map { number in
        Agency.milestone(
          "m\(number)", "\(number)", due: number % 20 == 0 ? "2026-11-01" : nil, weight: 1,
          done: number % 20 == 0 ? nil : "2026-10-01")
      })
    #expect(timeline.items.filter { $0.state == .late }.count == 10)
    #expect(timeline.items.count == 13)
    #expect(timeline.earlier.count == 187)
  }
}
