import Markup
import Portal

/// One project as the team works on it.
struct ProjectBoardPage: Model {
  let site: Site
  let shell: TeamShell
  let board: ProjectBoard
  let status: String
  let percent: String
  let bar: MilestoneBar
  let next: DeadlineLine?
  let milestones: [MilestoneRow]
  let newMilestone: MilestoneRow
  let works: [WorkLineNote]
  let updates: [BoardUpdate]
  let files: [BoardFile]
  let requests: [BoardRequest]
  let viewers: [ViewerNote]
  let leads: [Option]
  let statuses: [Option]
  let refusal: ConsoleRefusal?

  static let fields: [Field<ProjectBoardPage>] = [
    .record("site") { $0.site },
    .record("shell") { $0.shell },
    .text("id") { $0.board.id.text },
    .text("address") { $0.address },
    .text("name") { Display.line($0.board.name) },
    .text("summary") { $0.refusal.value("summary", of: "project.edit", or: $0.board.summary) },
    .text("typedName") { $0.refusal.value("name", of: "project.edit", or: Display.line($0.board.name)) },
    .text("starts") { $0.refusal.value("starts", of: "project.edit", or: $0.board.startsOn?.iso ?? "") },
    .text("ends") { $0.refusal.value("ends", of: "project.edit", or: $0.board.endsOn?.iso ?? "") },
    .text("status") { $0.status },
    .optionalText("lead") { $0.board.leadName.map(Display.line) },
    .optional("next") { $0.next },
    .text("percent") { $0.percent },
    .flag("hasMilestones") { !$0.milestones.isEmpty },
    .list("milestones") { $0.milestones },
    .record("newMilestone") { $0.newMilestone },
    .list("segments") { $0.bar.segments },
    .flag("hasWorks") { !$0.works.isEmpty },
    .list("works") { $0.works },
    .text("newTitle") { $0.refusal.value("title", of: "deliverable.create") },
    .text("newLink") { $0.refusal.value("link", of: "deliverable.create") },
    .flag("hasUpdates") { !$0.updates.isEmpty },
    .list("updates") { $0.updates },
    .text("newUpdate") { $0.refusal.value("text", of: "update.post") },
    .flag("hasFiles") { !$0.files.isEmpty },
    .list("files") { $0.files },
    .flag("hasRequests") { !$0.requests.isEmpty },
    .list("requests") { $0.requests },
    .text("askTitle") { $0.refusal.value("title", of: "fileRequest.ask") },
    .text("askText") { $0.refusal.value("text", of: "fileRequest.ask") },
    .text("askDue") { $0.refusal.value("due", of: "fileRequest.ask") },
    .flag("hasViewers") { !$0.viewers.isEmpty },
    .list("viewers") { $0.viewers },
    .list("leads") { $0.leads },
    .list("statuses") { $0.statuses },
    .flag("isRefused") { $0.refusal != nil },
    .texts("problems") { $0.refusal?.problems ?? [] },
  ]

  var address: String { "\(TeamTab.projects.address)\(board.id)/" }

  init(
    _ board: ProjectBoard, team: [(id: Member.ID, name: String)], _ console: TeamConsole,
    refusal: ConsoleRefusal?
  ) throws(PageFailure) {
    let dates = console.dates
    self.board = board
    self.refusal = refusal
    site = console.site
    shell = console.shell(at: .projects, isTab: false)
    status = dates.phrases.statuses[board.status]?.text() ?? ""
    let project = Project(
      id: board.id, name: board.name, summary: board.summary, status: board.status, lead: board.leadName,
      startsOn: board.startsOn, endsOn: board.endsOn, milestones: board.milestones, counts: nil, updates: [])
    let progress = ProjectProgress(project, dates: dates)
    percent = progress.percent
    bar = progress.bar
    next = DeadlineLine.next(of: board.milestones, limit: 1, dates: dates).first
    milestones = board.milestones.map { MilestoneRow($0, refusal) }
    newMilestone = MilestoneRow(refusal)
    works = board.works.map { WorkLineNote($0, console) }
    var updates: [BoardUpdate] = []
    for update in board.updates { updates.append(try BoardUpdate(update, dates)) }
    self.updates = updates
    files = board.files.map { BoardFile($0, dates) }
    requests = board.requests.map { BoardRequest($0, console) }
    viewers = board.clients.map { ViewerNote($0, from: "\(TeamTab.projects.address)\(board.id)/") }
    leads = team.map {
      Option(value: $0.id.text, label: Display.line($0.name), isChosen: $0.id == board.lead)
    }
    statuses = Project.Status.allCases.map { status in
      Option(
        value: status.rawValue, label: dates.phrases.statuses[status]?.text() ?? "",
        isChosen: status == board.status)
    }
  }
}

extension TeamConsole {
  /// - Parameter team: who could lead it.
  package func project(
    _ board: ProjectBoard, team: [(id: Member.ID, name: String)], refusal: ConsoleRefusal? = nil
  ) throws(PageFailure) -> [UInt8] {
    try language.templates.project.page(ProjectBoardPage(board, team: team, self, refusal: refusal)).get()
  }
}

/// Somebody who sees a project, with where they are looked at as.
struct ViewerNote: Model {
  let viewer: ProjectBoard.Viewer
  let preview: String

  static let fields: [Field<ViewerNote>] = [
    .text("id") { $0.viewer.id.text },
    .text("name") { Display.line($0.viewer.name) },
    .text("company") { Display.line($0.viewer.company) },
    .text("preview") { $0.preview },
  ]

  /// - Parameter page: that one comes back to.
  init(_ viewer: ProjectBoard.Viewer, from page: String) {
    self.viewer = viewer
    preview = "\(ViewAsStrip.root(of: viewer.id))?from=\(page)"
  }
}
