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
  let details: ProjectDetails
  let newWork: TermsForm
  let newFiles: ConsoleField
  let newLink: ConsoleField
  let newUpdate: ConsoleField
  let share: ShareForm
  let ask: AskForm
  let problems: [String]

  static let fields: [Field<ProjectBoardPage>] = [
    .record("site") { $0.site },
    .record("shell") { $0.shell },
    .text("id") { $0.board.id.text },
    .text("address") { $0.address },
    .text("name") { Display.line($0.board.name) },
    .record("details") { $0.details },
    .flag("isWhole") { $0.board.slice.part == nil },
    .flag("showsWorks") { $0.shows(.works) },
    .record("worksPager") { $0.pager(.works) },
    .flag("showsUpdates") { $0.shows(.updates) },
    .record("updatesPager") { $0.pager(.updates) },
    .flag("showsFiles") { $0.shows(.files) },
    .record("filesPager") { $0.pager(.files) },
    .flag("showsRequests") { $0.shows(.requests) },
    .record("requestsPager") { $0.pager(.requests) },
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
    .record("newWork") { $0.newWork },
    .record("newFiles") { $0.newFiles },
    .record("newLink") { $0.newLink },
    .flag("hasUpdates") { !$0.updates.isEmpty },
    .list("updates") { $0.updates },
    .record("newUpdate") { $0.newUpdate },
    .flag("hasFiles") { !$0.files.isEmpty },
    .list("files") { $0.files },
    .flag("hasRequests") { !$0.requests.isEmpty },
    .list("requests") { $0.requests },
    .record("share") { $0.share },
    .record("ask") { $0.ask },
    .flag("hasViewers") { !$0.viewers.isEmpty },
    .list("viewers") { $0.viewers },
    .flag("isRefused") { !$0.problems.isEmpty },
    .texts("problems") { $0.problems },
  ]

  var address: String { "\(TeamTab.projects.address)\(board.id)/" }

  private func shows(_ part: BoardSlice.Part) -> Bool { board.slice.part ?? part == part }

  private func pager(_ part: BoardSlice.Part) -> BoardPager {
    BoardPager(part: part, board: board, address: address)
  }

  init(
    _ board: ProjectBoard, team: [(id: Member.ID, name: String)], _ console: TeamConsole,
    refusal: ConsoleRefusal?
  ) throws(PageFailure) {
    let dates = console.dates
    self.board = board
    site = console.site
    shell = console.shell(at: .projects, isTab: false, pulse: refusal == nil ? board.pulse : nil)
    status = dates.phrases.statuses[board.status]?.text() ?? ""
    let project = Project(
      id: board.id, name: board.name, summary: board.summary, status: board.status, lead: board.leadName,
      startsOn: board.startsOn, endsOn: board.endsOn, milestones: board.milestones, counts: nil, updates: [])
    let progress = ProjectProgress(project, dates: dates)
    percent = progress.percent
    bar = progress.bar
    next = DeadlineLine.next(of: board.milestones, limit: 1, dates: dates).first
    milestones = board.milestones.map { MilestoneRow($0, console, refusal) }
    newMilestone = MilestoneRow(console, refusal)
    works = board.works.map { WorkLineNote($0, console) }
    var updates: [BoardUpdate] = []
    for update in board.updates { updates.append(try BoardUpdate(update, dates)) }
    self.updates = updates
    files = board.files.map { BoardFile($0, dates) }
    requests = board.requests.map { BoardRequest($0, console) }
    viewers = board.clients.map { ViewerNote($0, from: "\(TeamTab.projects.address)\(board.id)/") }
    details = ProjectDetails(board, team: team, console, refusal)
    newWork = TermsForm(on: board, console, refusal)
    newFiles = refusal.field("file", of: "deliverable.create", console)
    newLink = refusal.field("link", of: "deliverable.create", console)
    newUpdate = refusal.field("text", of: "update.post", console)
    share = ShareForm(on: board, console, refusal)
    ask = AskForm(console, refusal)
    problems = refusal?.problems(console) ?? []
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
