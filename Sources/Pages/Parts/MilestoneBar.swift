import Markup
import Portal

/// A project's progress as a bar cut into its milestones.
struct MilestoneBar: Sendable {
  /// More than these do not fit on a phone: then milestones that stand alike are one piece.
  static let limit = 12

  let segments: [Segment]

  init(_ project: Project, states: [Milestone.State], dates: Dates) {
    let milestones = project.milestones
    if milestones.isEmpty {
      segments = Self.counted(project.counts, dates.phrases)
    } else if milestones.count <= Self.limit {
      let widths = Self.widths(milestones.map(\.weight))
      segments = milestones.indices.map { index in
        Segment(milestones[index], state: states[index], width: widths[index], dates: dates)
      }
    } else {
      segments = Self.grouped(milestones, states, dates.phrases)
    }
  }

  /// Weights as twelfths of the heaviest, at least one; small weights stay what they are. The style sheet has a class
  /// for each of the twelve, because a width written into the page would need inline style.
  static func widths(_ weights: [Int]) -> [Int] {
    let heaviest = weights.max() ?? 1
    guard heaviest > 12 else { return weights.map { max(1, $0) } }
    return weights.map { max(1, ($0.clamped * 24 / heaviest.clamped + 1) / 2) }
  }

  private static func grouped(
    _ milestones: [Milestone], _ states: [Milestone.State], _ phrases: Phrases
  ) -> [Segment] {
    let groups = Milestone.State.allCases.compactMap { state -> (Milestone.State, count: Int, weight: Int)? in
      let members = milestones.indices.filter { states[$0] == state }
      if members.isEmpty { return nil }
      return (state, members.count, members.reduce(0) { $0 + milestones[$1].weight.clamped })
    }
    return zip(groups, widths(groups.map(\.weight))).map { group, width in
      let words = phrases.segments[group.0]?.text(group.count) ?? ""
      return Segment(width: width, state: group.0.className, title: words, late: nil, spoken: nil)
    }
  }

  private static func counted(_ counts: Project.Counts?, _ phrases: Phrases) -> [Segment] {
    guard let counts, counts.total > 0 else { return [] }
    let done = min(max(0, counts.done), counts.total)
    let parts = [(Milestone.State.done, done), (.later, counts.total - done)].filter { $0.1 > 0 }
    return zip(parts, widths(parts.map(\.1))).map { part, width in
      let words = phrases.segments[part.0]?.text(part.1) ?? ""
      return Segment(width: width, state: part.0.className, title: words, late: nil, spoken: nil)
    }
  }
}

/// One piece of the bar.
struct Segment: Model {
  /// 1 to 12.
  var width: Int
  /// A class of the style sheet, nil for what comes later.
  var state: String?
  var title: String
  /// `1 day late`, seen by all.
  var late: String?
  /// `done`, for who does not see the bar.
  var spoken: String?

  static let fields: [Field<Segment>] = [
    .number("width") { $0.width },
    .optionalText("state") { $0.state },
    .text("title") { $0.title },
    .optionalText("late") { $0.late },
    .optionalText("spoken") { $0.spoken },
  ]
}

extension Segment {
  init(_ milestone: Milestone, state: Milestone.State, width: Int, dates: Dates) {
    self.width = width
    self.state = state.className
    title = Display.line(milestone.title)
    if state == .late, let due = milestone.dueOn {
      late = dates.late(by: dates.today - due)
    } else {
      spoken = dates.phrases.milestones[state]?.text()
    }
  }
}

extension Milestone.State {
  /// As the style sheet calls it; what comes later has no look of its own.
  var className: String? {
    switch self {
    case .done: "done"
    case .late: "late"
    case .next: "next"
    case .later: nil
    }
  }
}

extension Int {
  /// Sums of these fit in 64 bits whatever an import brought.
  fileprivate var clamped: Int { Swift.min(Swift.max(self, 0), 1 << 40) }
}
