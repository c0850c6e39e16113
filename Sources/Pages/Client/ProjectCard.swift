import Markup
import Portal

/// A project on the home page.
struct ProjectCard: Model {
  var address: String
  var name: String
  var status: String
  var progress: ProjectProgress
  var deadlines: [DeadlineLine]
  var latest: LatestUpdate?

  static let fields: [Field<ProjectCard>] = [
    .text("address") { $0.address },
    .text("name") { $0.name },
    .text("status") { $0.status },
    .text("percent") { $0.progress.percent },
    .number("done") { $0.progress.done },
    .number("total") { $0.progress.total },
    .flag("isCounted") { $0.progress.isCounted },
    .flag("hasBar") { !$0.progress.bar.segments.isEmpty },
    .list("segments") { $0.progress.bar.segments },
    .flag("hasFacts") { !$0.deadlines.isEmpty || $0.latest != nil },
    .flag("hasDeadlines") { !$0.deadlines.isEmpty },
    .list("deadlines") { $0.deadlines },
    .optional("latest") { $0.latest },
  ]

  init(_ progress: ProjectProgress, address: String, dates: Dates) {
    let project = progress.project
    self.progress = progress
    self.address = address
    name = Display.line(project.name)
    status = dates.phrases.statuses[project.status]?.text() ?? ""
    deadlines = DeadlineLine.next(of: project.milestones, limit: 3, dates: dates)
    latest = project.updates.first.map { LatestUpdate($0, dates: dates) }
  }
}

/// The beginning of a project's newest update; the whole is on the project's page.
struct LatestUpdate: Model {
  var author: String
  var when: When
  var text: String

  static let fields: [Field<LatestUpdate>] = [
    .text("author") { $0.author },
    .record("when") { $0.when },
    .text("text") { $0.text },
  ]

  init(_ update: Update, dates: Dates) {
    author = Display.line(update.author)
    when = dates.moment(update.postedAt)
    text = Prose.opening(of: update.body, limit: 320)
  }
}
