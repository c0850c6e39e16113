import Markup
import Portal

/// A project with how far it is on a day, worked out once for home and its own page. A class, as it is handed around
/// more often than it is made.
final class ProjectProgress: Sendable {
  let project: Project
  let percent: String
  let done: Int
  let total: Int
  /// Counted by another tool instead of by milestones.
  let isCounted: Bool
  let bar: MilestoneBar
  let states: [Milestone.State]

  init(_ project: Project, dates: Dates) {
    self.project = project
    let progress = Progress(milestones: project.milestones, counts: project.counts)
    states = Milestone.states(of: project.milestones, on: dates.today)
    percent = dates.formats.percent(progress.percent)
    done = progress.done
    total = progress.total
    isCounted = project.milestones.isEmpty
    bar = MilestoneBar(project, states: states, dates: dates)
  }
}
