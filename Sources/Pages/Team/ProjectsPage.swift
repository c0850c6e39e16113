import Markup
import Portal
import PorticoCrypto

/// The team's projects.
struct ProjectsPage: Model {
  let site: Site
  let shell: TeamShell
  let list: ProjectList
  let views: [ProjectViewLink]
  let rows: [ProjectRow]
  let newName: ConsoleField
  let problems: [String]

  static let fields: [Field<ProjectsPage>] = [
    .record("site") { $0.site },
    .record("shell") { $0.shell },
    .list("views") { $0.views },
    .text("view") { $0.list.view.rawValue },
    .flag("isRunning") { $0.list.view == .running },
    .text("search") { $0.list.search },
    .number("running") { $0.list.counts[.running] ?? 0 },
    .flag("hasRows") { !$0.rows.isEmpty },
    .list("rows") { $0.rows },
    .optionalText("newer") { $0.list.page > 1 ? $0.list.address(page: $0.list.page - 1) : nil },
    .optionalText("older") { $0.list.hasMore ? $0.list.address(page: $0.list.page + 1) : nil },
    .record("newName") { $0.newName },
    .flag("isRefused") { !$0.problems.isEmpty },
    .texts("problems") { $0.problems },
  ]

  init(_ list: ProjectList, _ console: TeamConsole, refusal: ConsoleRefusal?) {
    newName = refusal.field("name", of: "project.create", console)
    problems = refusal?.problems(console) ?? []
    site = console.site
    shell = console.shell(at: .projects)
    self.list = list
    views = ProjectView.allCases.map { view in
      ProjectViewLink(
        address: list.address(view: view), label: console.language.phrases.projectViews[view]?.text() ?? "",
        isCurrent: view == list.view, count: list.counts[view] ?? 0)
    }
    rows = list.lines.map { ProjectRow($0, console) }
  }
}

extension TeamConsole {
  package func projects(_ list: ProjectList, refusal: ConsoleRefusal? = nil) throws(PageFailure) -> [UInt8] {
    try language.templates.projects.page(ProjectsPage(list, self, refusal: refusal)).get()
  }
}

/// One page of the list, as somebody asked for it.
package struct ProjectList: Sendable {
  package static let pageSize = 30

  package let view: ProjectView
  package let search: String
  /// From 1.
  package let page: Int
  package let lines: [ProjectEntry]
  package let hasMore: Bool
  package let counts: [ProjectView: Int]

  package init(
    view: ProjectView, search: String, page: Int, lines: [ProjectEntry], hasMore: Bool,
    counts: [ProjectView: Int]
  ) {
    self.view = view
    self.search = search
    self.page = page
    self.lines = lines
    self.hasMore = hasMore
    self.counts = counts
  }

  func address(view: ProjectView? = nil, page: Int = 1) -> String {
    var parts: [String] = []
    if (view ?? self.view) != .running { parts.append("view=\((view ?? self.view).rawValue)") }
    if !search.isEmpty { parts.append("q=\(Percent.encoded(search))") }
    if page > 1 { parts.append("page=\(page)") }
    return TeamTab.projects.address + (parts.isEmpty ? "" : "?" + parts.joined(separator: "&"))
  }
}

struct ProjectViewLink: Model {
  let address: String
  let label: String
  let isCurrent: Bool
  let count: Int

  static let fields: [Field<ProjectViewLink>] = [
    .text("address") { $0.address },
    .text("label") { $0.label },
    .flag("isCurrent") { $0.isCurrent },
    .number("count") { $0.count },
  ]
}

/// A project as a line.
struct ProjectRow: Model {
  let line: ProjectEntry
  let status: String
  let percent: String
  let done: Int
  let segments: [Segment]
  let next: DeadlineLine?

  static let fields: [Field<ProjectRow>] = [
    .text("address") { "\(TeamTab.projects.address)\($0.line.id)/" },
    .text("name") { Display.line($0.line.name) },
    .text("companies") { $0.line.companies.map(Display.line).joined(separator: ", ") },
    .text("status") { $0.status },
    .optionalText("lead") { $0.line.lead.map(Display.line) },
    .flag("hasMilestones") { !$0.line.milestones.isEmpty },
    .number("total") { $0.line.milestones.count },
    .number("done") { $0.done },
    .list("segments") { $0.segments },
    .text("percent") { $0.percent },
    .number("sentBack") { $0.line.sentBack },
    .number("inReview") { $0.line.sentBack == 0 ? $0.line.inReview : 0 },
    .optional("next") { $0.next },
  ]

  init(_ line: ProjectEntry, _ console: TeamConsole) {
    self.line = line
    status = console.dates.phrases.statuses[line.status]?.text() ?? ""
    let progress = Progress(milestones: line.milestones)
    percent = console.dates.formats.percent(progress.percent)
    done = progress.done
    let project = Project(
      id: line.id, name: line.name, summary: "", status: line.status, lead: nil, startsOn: nil, endsOn: nil,
      milestones: line.milestones, counts: nil, updates: [])
    segments = ProjectProgress(project, dates: console.dates).bar.segments
    next = DeadlineLine.next(of: line.milestones, limit: 1, dates: console.dates).first
  }
}
