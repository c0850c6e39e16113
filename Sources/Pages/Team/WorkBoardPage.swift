import Markup
import Portal

/// One deliverable as the team works on it.
struct WorkBoardPage: Model {
  let site: Site
  let shell: TeamShell
  let board: WorkBoard
  let ready: When?
  let due: When?
  let versions: [WorkVersion]
  let decisions: [DecisionNote]
  let terms: TermsForm
  let newFiles: ConsoleField
  let newLink: ConsoleField
  let problems: [String]

  static let fields: [Field<WorkBoardPage>] = [
    .record("site") { $0.site },
    .record("shell") { $0.shell },
    .text("address") { WorkVersion.page(of: $0.board.id) },
    .text("project") { "\(TeamTab.projects.address)\($0.board.project)/" },
    .text("projectName") { Display.line($0.board.projectName) },
    .text("title") { Display.line($0.board.title) },
    .flag("isDraft") { $0.board.status == .draft },
    .flag("isReady") { $0.board.status == .ready },
    .flag("isSentBack") { $0.board.status == .changesRequested },
    .flag("isApproved") { $0.board.status == .approved },
    .flag("canBeReady") { $0.board.status == .draft && !$0.board.versions.isEmpty },
    .flag("canChange") { $0.board.status != .approved },
    .optional("ready") { $0.ready },
    .optional("due") { $0.due },
    .list("versions") { $0.versions },
    .flag("hasDecisions") { !$0.decisions.isEmpty },
    .list("decisions") { $0.decisions },
    .record("details") { $0.terms },
    .record("newFiles") { $0.newFiles },
    .record("newLink") { $0.newLink },
    .number("newest") { $0.board.versions.first?.number ?? 0 },
    .flag("isRefused") { !$0.problems.isEmpty },
    .texts("problems") { $0.problems },
  ]

  init(_ board: WorkBoard, _ console: TeamConsole, refusal: ConsoleRefusal?) throws(PageFailure) {
    self.board = board
    problems = refusal?.problems(console) ?? []
    newFiles = refusal.field("file", of: "deliverable.addVersion", console)
    newLink = refusal.field("link", of: "deliverable.addVersion", console)
    terms = TermsForm(board, console, refusal)
    site = console.site
    shell = console.shell(at: .projects, isTab: false, pulse: refusal == nil ? board.pulse : nil)
    ready = board.readyAt.map(console.dates.moment)
    due = board.dueOn.map(console.dates.deadline)
    var versions: [WorkVersion] = []
    for (index, version) in board.versions.enumerated() {
      versions.append(try WorkVersion(version, isNewest: index == 0, of: board.id, console, refusal))
    }
    self.versions = versions
    var decisions: [DecisionNote] = []
    for decision in board.decisions { decisions.append(try DecisionNote(decision, console.dates)) }
    self.decisions = decisions
  }
}

extension TeamConsole {
  package func deliverable(_ board: WorkBoard, refusal: ConsoleRefusal? = nil) throws(PageFailure) -> [UInt8]
  {
    try language.templates.deliverable.page(WorkBoardPage(board, self, refusal: refusal)).get()
  }
}

/// An approval, or a request for changes.
struct DecisionNote: Model {
  let decision: WorkBoard.Decision
  let when: When
  let body: Markup

  static let fields: [Field<DecisionNote>] = [
    .flag("isApproval") { $0.decision.isApproval },
    .text("person") { Display.line($0.decision.person) },
    .number("version") { $0.decision.version },
    .record("when") { $0.when },
    .markup("body") { $0.body },
  ]

  init(_ decision: WorkBoard.Decision, _ dates: Dates) throws(PageFailure) {
    self.decision = decision
    when = dates.moment(decision.at)
    body = Prose.markup(decision.note, level: 4)
  }
}
