/// On which mornings those who have not decided are reminded of a deliverable with a due date.
///
/// Two days before, so that there is time; on the day; the day after; then after 3 days and after each week, for four
/// weeks. Whoever has not decided by then is not moved by another mail: it is time for a call, and the team sees it as
/// late. A morning that was missed is not made up for: the next one comes.
package enum ReminderDays {
  /// Days after the due date.
  private static let days: Set = [-2, 0, 1, 3, 7, 14, 21, 28]

  /// The due dates of everything that a reminder may speak of.
  package static func dueDates(on today: Day) -> ClosedRange<Day> { today + -28...today + 2 }

  /// Whether this is a morning to speak up.
  package static func isOne(_ today: Day, dueOn: Day) -> Bool { days.contains(today - dueOn) }

  /// What is said on a morning: nothing where no date asks for it; else everything that is due, so that there is one
  /// mail, and nothing that was announced only today.
  package static func told(_ waiting: [Waiting], on today: Day) -> [Waiting] {
    let old = waiting.filter { dueDates(on: today).contains($0.dueOn) && $0.readyOn < today }
    return old.contains { isOne(today, dueOn: $0.dueOn) } ? old : []
  }

  /// A deliverable that waits for somebody's decision.
  package struct Waiting: Hashable, Sendable {
    package let deliverable: Deliverable.ID
    package let dueOn: Day
    /// When it was marked ready, and its readers were told.
    package let readyOn: Day

    package init(_ deliverable: Deliverable.ID, dueOn: Day, readyOn: Day) {
      self.deliverable = deliverable
      self.dueOn = dueOn
      self.readyOn = readyOn
    }
  }
}
