import Markup
import Portal

/// How far a project is, as home and its own page say it.
struct ProjectProgress {
  let percent: String
  let done: Int
  let total: Int
  /// Counted by another tool instead of by milestones.
  let isCounted: Bool
  let bar: MilestoneBar
  let states: [Milestone.State]

  init(_ project: Project, dates: Dates) {
    let progress = Progress(milestones: project.milestones, counts: project.counts)
    states = Milestone.states(of: project.milestones, on: dates.today)
    percent = dates.formats.percent(progress.percent)
    done = progress.done
    total = progress.total
    isCounted = project.milestones.isEmpty
    bar = MilestoneBar(project, states: states, dates: dates)
  }
}
