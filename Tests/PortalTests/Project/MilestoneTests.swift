import Testing

@testable import Portal

@Suite("Milestones")
struct MilestoneTests {
  static let today = Day(number: 20_000)

  /// Each as days from today to its due date, nil without one, and whether it is done.
  @Test(
    "each is done, late, the next one, or later",
    arguments: [
      ([], []),
      ([(nil, false)], [.next]),
      ([(0, false), (1, false)], [.next, .later]),
      ([(-1, false), (0, false), (5, false)], [.late, .next, .later]),
      ([(-1, true), (-9, false), (nil, false), (nil, false)], [.done, .late, .next, .later]),
      ([(5, false), (-1, false), (nil, true), (2, false)], [.next, .late, .done, .later]),
      ([(9, true), (-9, true)], [.done, .done]),
      ([(-1, false), (-2, false)], [.late, .late]),
    ] as [([(Int?, Bool)], [Milestone.State])])
  func states(parts: [(Int?, Bool)], states: [Milestone.State]) {
    let milestones = parts.map { due, isDone in
      Milestone(
        id: .init(unchecked: "mile"), title: "", note: "", dueOn: due.map { Self.today + $0 }, weight: 1,
        completedOn: isDone ? Self.today : nil)
    }
    #expect(Milestone.states(of: milestones, on: Self.today) == states)
  }
}
