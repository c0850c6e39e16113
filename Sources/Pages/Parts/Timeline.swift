import Markup
import Portal

/// A project's milestones down the page.
struct Timeline {
  /// Beyond this many, those that are long done and those that are far ahead are folded.
  static let limit = 12
  /// Of what is done the newest stay, so that one sees where the project comes from.
  static let keptDone = 3
  /// Of what comes later the first stay.
  static let keptLater = 8

  let earlier: [TimelineItem]
  let items: [TimelineItem]
  let far: [TimelineItem]

  init(_ milestones: [Milestone], states: [Milestone.State], dates: Dates) {
    let all = zip(milestones, states).map { TimelineItem($0, state: $1, dates: dates) }
    guard milestones.count > Self.limit else {
      (earlier, items, far) = ([], all, [])
      return
    }
    // Whatever the order is: one that is late between others that are done stays in sight.
    let done = all.indices.filter { all[$0].state == .done }.dropLast(Self.keptDone)
    let later = all.indices.filter { all[$0].state == .later }.dropFirst(Self.keptLater)
    let folded = Set(done + later)
    earlier = done.map { all[$0] }
    items = all.indices.filter { !folded.contains($0) }.map { all[$0] }
    far = later.map { all[$0] }
  }
}

/// One milestone of the timeline.
struct TimelineItem: Model {
  var state: Milestone.State
  /// The day that was agreed; where there was none, the day on which it was done.
  var when: When?
  var title: String
  /// The day on which it was done.
  var day: String
  /// Days before the agreed one, 0 for none.
  var early: Int
  /// Days after the agreed one, 0 for none.
  var overrun: Int
  /// `in 3 days`, `1 day late`; nil where there is no date.
  var relative: String?
  var note: String

  static let fields: [Field<TimelineItem>] = [
    .optionalText("state") { $0.state.className },
    .flag("isDone") { $0.state == .done },
    .flag("isLate") { $0.state == .late },
    .flag("isNext") { $0.state == .next },
    .flag("isLater") { $0.state == .later },
    .optional("when") { $0.when },
    .text("title") { $0.title },
    .text("day") { $0.day },
    .number("early") { $0.early },
    .number("overrun") { $0.overrun },
    .optionalText("relative") { $0.relative },
    .text("note") { $0.note },
  ]

  init(_ milestone: Milestone, state: Milestone.State, dates: Dates) {
    self.state = state
    when = (milestone.dueOn ?? milestone.completedOn).map(dates.short)
    title = Display.line(milestone.title)
    day = milestone.completedOn.map(dates.shortText) ?? ""
    let days = zip(milestone.completedOn, milestone.dueOn).map { $0 - $1 } ?? 0
    early = max(0, -days)
    overrun = max(0, days)
    relative = milestone.isDone ? nil : milestone.dueOn.map { dates.deadline($0).text }
    note = Display.line(milestone.note)
  }
}

/// Both, or nothing.
private func zip<A, B>(_ a: A?, _ b: B?) -> (A, B)? {
  guard let a, let b else { return nil }
  return (a, b)
}
