import Portal
import Testing

@testable import Pages

@Suite("the bar of a project's milestones")
struct MilestoneBarTests {
  private func bar(_ change: (inout Project) -> Void) throws -> MilestoneBar {
    var project = Agency.winter
    change(&project)
    let states = Milestone.states(of: project.milestones, on: Agency.today)
    return MilestoneBar(project, states: states, dates: try Agency.dates())
  }

  @Test(
    "weights are twelfths of the heaviest, small ones stay what they are",
    arguments: [
      ([2, 4, 6, 2], [2, 4, 6, 2]), ([12, 1], [12, 1]), ([100, 50, 1], [12, 6, 1]),
      ([1000, 1000], [12, 12]),
      ([0, 3], [1, 3]), ([], []), ([Int.max, 1], [12, 1]),
    ])
  func widths(_ weights: [Int], _ expected: [Int]) {
    #expect(MilestoneBar.widths(weights) == expected)
  }

  @Test("each milestone is a piece with its state; what is late says so")
  func pieces() throws {
    let segments = try bar { _ in }.segments
    #expect(segments.map(\.state) == ["done", "done", "done", "late", "next", nil])
    #expect(segments.map(\.width) == [2, 4, 6, 2, 4, 4])
    #expect(segments.map(\.late) == [nil, nil, nil, "1 day late", nil, nil])
    #expect(segments.map(\.spoken) == ["done", "done", "done", nil, "next", "later"])
  }

  @Test("500 milestones are one piece for each state, not 500")
  func many() throws {
    let segments = try bar { project in
      project.milestones = (0..<500).map { number in
        Agency.milestone(
          "m\(number)", "Step \(number)", due: number < 110 ? "2026-11-01" : nil, weight: 2,
          done: number < 100 ? "2026-10-01" : nil)
      }
    }.segments
    #expect(segments.map(\.title) == ["100 done", "10 late", "1 next", "389 later"])
    #expect(segments.map(\.width) == [3, 1, 1, 12])
  }

  @Test("counts of another tool make two pieces")
  func counts() throws {
    let segments = try bar { project in
      project.milestones = []
      project.counts = Project.Counts(done: 30, total: 40)
    }.segments
    #expect(segments.map(\.title) == ["30 done", "10 later"])
    #expect(segments.map(\.width) == [12, 4])
  }

  @Test("nothing to count makes no bar")
  func none() throws {
    #expect(try bar { $0.milestones = [] }.segments.isEmpty)
    #expect(
      try bar { project in
        project.milestones = []
        project.counts = Project.Counts(done: 0, total: 0)
      }.segments.isEmpty)
  }
}
