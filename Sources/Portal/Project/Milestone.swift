/// A part of a project that is done or not.
package struct Milestone: Identified, Sendable {
  package static let prefix = "mile"

  package var id: ID
  package var title: String
  /// A line for the timeline; may be empty.
  package var note: String
  package var dueOn: Day?
  /// Its share of the project against the others'; at least 1.
  package var weight: Int
  package var completedOn: Day?

  package init(id: ID, title: String, note: String, dueOn: Day?, weight: Int, completedOn: Day?) {
    self.id = id
    self.title = title
    self.note = note
    self.dueOn = dueOn
    self.weight = weight
    self.completedOn = completedOn
  }

  package var isDone: Bool { completedOn != nil }

  /// How a milestone stands among the others of its project.
  package enum State: String, CaseIterable, Sendable {
    case done
    /// Open and past its day.
    case late
    /// The first open one that is not late.
    case next
    case later
  }

  /// The state of each, in the order given.
  package static func states(of milestones: [Milestone], on today: Day) -> [State] {
    var hasNext = false
    return milestones.map { milestone in
      if milestone.isDone { return .done }
      if let due = milestone.dueOn, due < today { return .late }
      defer { hasNext = true }
      return hasNext ? .later : .next
    }
  }
}
