import Testing

@testable import Portal

@Suite("When unpaid invoices are reminded of")
struct ReminderScheduleTests {
  private static let due = Day(iso: "2026-11-30") ?? Day(number: 0)
  private static let long = due + -400

  @Test(
    "of the steps that have come the last is told, for a week",
    arguments: [
      (-4, nil), (-3, -3), (-2, -3), (0, -3), (2, -3), (3, 3), (4, 3), (9, 3), (10, 10), (16, 10), (17, nil),
      (400, nil), (400_000, nil), (-400_000, nil),
    ] as [(Int, Int?)])
  func steps(age: Int, step: Int?) {
    #expect(
      ReminderSchedule.standard.step(on: Self.due + age, dueOn: Self.due, sentOn: Self.long) == step)
  }

  @Test(
    "what came before the invoice was sent, or on that day, is not told",
    arguments: [(-4, -3), (-3, nil), (-1, nil), (5, nil)] as [(Int, Int?)])
  func sent(day: Int, step: Int?) {
    #expect(
      ReminderSchedule.standard.step(on: Self.due + -2, dueOn: Self.due, sentOn: Self.due + day) == step)
  }

  @Test("no due date of which anything is told is left out")
  func dueDates() throws {
    for text in ["-3 3 10", "0", "-60 120", "7"] {
      let schedule = try #require(ReminderSchedule(text))
      let first = try #require(schedule.firstDueDate(on: Self.due))
      for back in 0...300 {
        let dueOn = Self.due + -back
        if schedule.step(on: Self.due, dueOn: dueOn, sentOn: Self.long + -400) != nil {
          #expect(dueOn >= first, "\(text), \(back)")
        }
      }
    }
    #expect(ReminderSchedule.off.firstDueDate(on: Self.due) == nil)
  }

  @Test(
    "days are read as people write them",
    arguments: [
      ("-3 3 10", "-3 3 10"), ("", ""), (" ", ""), ("10, 3; -3", "-3 3 10"), ("7 7 7", "7"), ("+1", "1"),
      ("\u{2212}3", "-3"), ("-3\u{A0}3\u{A0}10", "-3 3 10"), ("-60 120", "-60 120"),
      ("1 2 3 4 5 6", "1 2 3 4 5 6"), ("0", "0"),
    ])
  func read(text: String, days: String) {
    #expect(ReminderSchedule(text)?.text == days)
  }

  @Test(
    "and what makes no sense is refused",
    arguments: [
      "x", "-61", "121", "1 2 3 4 5 6 7", "99999999999999999999", "1.5", "3 days", "- 3", "1\u{0}2",
      String(repeating: " ", count: 300),
    ])
  func refused(text: String) {
    #expect(ReminderSchedule(text) == nil)
  }
}
