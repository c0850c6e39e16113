import Portal
import Testing

@Suite("the mornings of reminders")
struct ReminderDaysTests {
  private static let due = Day(iso: "2026-11-24") ?? Day(number: 0)

  private static func waiting(_ days: Int, ready: Int = -10) -> ReminderDays.Waiting {
    ReminderDays.Waiting(
      Deliverable.ID(unchecked: "del_\(days)"), dueOn: due + days, readyOn: due + ready)
  }

  @Test("two days before, on the day, then less and less often for four weeks, then never")
  func days() {
    let reminded = (-60...120).filter { ReminderDays.isOne(Self.due + $0, dueOn: Self.due) }
    #expect(reminded == [-2, 0, 1, 3, 7, 14, 21, 28])
  }

  @Test(
    "a morning tells of everything that is due, if of anything, and of nothing that was announced today",
    arguments: [
      // Due in so many days, and what is told.
      ([0], [0]), ([2], [2]), ([1], []), ([3], []), ([-2], []), ([-28], [-28]), ([-29], []), ([-35], []),
      ([0, 1, 2, 3], [0, 1, 2]), ([1, -2], []), ([-2, -3], [-2, -3]), ([-29, 0], [0]), ([], []),
    ])
  func told(due: [Int], told: [Int]) {
    let seen = ReminderDays.told(due.map { Self.waiting($0) }, on: Self.due)
    #expect(seen == told.map { Self.waiting($0) })
    #expect(ReminderDays.told(due.map { Self.waiting($0, ready: 0) }, on: Self.due).isEmpty)
  }
}
