import Testing

@testable import Portal

@Suite("Progress")
struct ProgressTests {
  /// Each milestone as weight and whether it is done.
  static func milestones(_ parts: [(Int, Bool)]) -> [Milestone] {
    parts.map { weight, isDone in
      Milestone(
        id: .init(unchecked: "mile"), title: "", note: "", dueOn: nil, weight: weight,
        completedOn: isDone ? Day(number: 20_000) : nil)
    }
  }

  @Test(
    "it is done weight of all weight, rounded half up, and 100 only when all is done",
    arguments: [
      ([], 0, 0),
      ([(1, false)], 0, 0),
      ([(1, true)], 100, 1),
      ([(1, true), (1, false), (1, false)], 33, 1),
      ([(2, true), (1, false)], 67, 1),
      // 12.5 and 0.5 are rounded up, 0.4 down.
      ([(1, true), (7, false)], 13, 1),
      ([(1, true), (199, false)], 1, 1),
      ([(1, true), (249, false)], 0, 1),
      // 99.5 and 99.9 stay under 100 while anything is open.
      ([(199, true), (1, false)], 99, 1),
      ([(999, true), (1, false)], 99, 1),
      ([(1000, true), (1000, true), (1, true)], 100, 3),
      // What a hand wrote past the checks.
      ([(0, true), (0, false)], 0, 1),
      ([(-5, true), (6, false)], 0, 1),
      ([(.max, true), (.max, true), (.max, false)], 67, 2),
      ([(.max, true), (.max, true)], 100, 2),
    ] as [([(Int, Bool)], Int, Int)])
  func weights(parts: [(Int, Bool)], percent: Int, done: Int) {
    let progress = Progress(milestones: Self.milestones(parts))
    #expect(progress.percent == percent)
    #expect(progress.done == done)
    #expect(progress.total == parts.count)
  }

  @Test(
    "counts stand in where there are no milestones",
    arguments: [
      (0, 0, 0), (0, 7, 0), (7, 7, 100), (199, 200, 99), (1, 8, 13), (3, 8, 38), (Int.max, Int.max, 100),
      (Int.max - 1, Int.max, 99), (1, Int.max, 0), (Int.max, 1, 100),
    ])
  func counts(done: Int, total: Int, percent: Int) {
    let progress = Progress(milestones: [], counts: .init(done: done, total: total))
    #expect(progress.percent == percent)
    #expect(progress.done == done)
    #expect(progress.total == total)
  }

  @Test("milestones win over counts")
  func both() {
    let progress = Progress(
      milestones: Self.milestones([(1, true), (1, false)]), counts: .init(done: 9, total: 10))
    #expect(progress.percent == 50)
    #expect(progress.total == 2)
  }
}
