import Markup
import Portal

/// One of the next deadlines of a project.
struct DeadlineLine: Model {
  var isLate: Bool
  var when: When
  var title: String
  /// The date, short.
  var day: String

  static let fields: [Field<DeadlineLine>] = [
    .flag("isLate") { $0.isLate },
    .record("when") { $0.when },
    .text("title") { $0.title },
    .text("day") { $0.day },
  ]

  /// The open milestones with a date, the most pressing first, at most `limit`.
  static func next(of milestones: [Milestone], limit: Int, dates: Dates) -> [DeadlineLine] {
    let open = milestones.enumerated().compactMap { index, milestone -> (due: Day, index: Int)? in
      guard !milestone.isDone, let due = milestone.dueOn else { return nil }
      return (due, index)
    }
    return open.sorted { ($0.due, $0.index) < ($1.due, $1.index) }.prefix(limit).map { due, index in
      DeadlineLine(
        isLate: due < dates.today, when: dates.deadline(due), title: Display.line(milestones[index].title),
        day: dates.shortText(due))
    }
  }
}
