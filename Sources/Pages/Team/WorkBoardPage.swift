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
  let reviewers: [Option]
  let originals: [Option]
  let refusal: ConsoleRefusal?

  static let fields: [Field<WorkBoardPage>] = [
    .record("site") { $0.site },
    .record("shell") { $0.shell },
    .text("address") { "/team/deliverables/\($0.board.id)/" },
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
    .text("typedTitle") {
      $0.refusal.value("title", of: "deliverable.edit", or: Display.line($0.board.title))
    },
    .text("notes") { $0.refusal.value("notes", of: "deliverable.edit", or: $0.board.notes) },
    .text("dueDay") { $0.refusal.value("due", of: "deliverable.edit", or: $0.board.dueOn?.iso ?? "") },
    .text("rounds") { page in
      page.refusal.value(
        "rounds", of: "deliverable.edit", or: page.board.roundsIncluded.map { String($0) } ?? "")
    },
    .list("reviewers") { $0.reviewers },
    .flag("hasReviewers") { !$0.reviewers.isEmpty },
    .list("originals") { $0.originals },
    .text("newLink") { $0.refusal.value("link", of: "deliverable.addVersion") },
    .number("newest") { $0.board.versions.first?.number ?? 0 },
    .flag("isRefused") { $0.refusal != nil },
    .texts("problems") { $0.refusal?.problems ?? [] },
  ]

  init(_ board: WorkBoard, _ console: TeamConsole, refusal: ConsoleRefusal?) throws(PageFailure) {
    self.board = board
    self.refusal = refusal
    site = console.site
    shell = console.shell(at: .projects, isTab: false)
    ready = board.readyAt.map(console.dates.moment)
    due = board.dueOn.map(console.dates.deadline)
    var versions: [WorkVersion] = []
    for (index, version) in board.versions.enumerated() {
      versions.append(try WorkVersion(version, isNewest: index == 0, board, console, refusal))
    }
    self.versions = versions
    var decisions: [DecisionNote] = []
    for decision in board.decisions { decisions.append(try DecisionNote(decision, console.dates)) }
    self.decisions = decisions
    reviewers = board.viewers.filter(\.mayApprove).map { viewer in
      Option(
        value: viewer.id.text, label: Display.line(viewer.name), isChosen: board.reviewers.contains(viewer.id)
      )
    }
    originals = Originals.allCases.map { each in
      Option(
        value: each.rawValue, label: console.language.phrases.originals[each]?.text() ?? "",
        isChosen: each == board.originals)
    }
  }
}

extension TeamConsole {
  package func deliverable(_ board: WorkBoard, refusal: ConsoleRefusal? = nil) throws(PageFailure) -> [UInt8]
  {
    try language.templates.deliverable.page(WorkBoardPage(board, self, refusal: refusal)).get()
  }
}

/// A version with its files and what was said about it.
struct WorkVersion: Model {
  let version: Version
  let isNewest: Bool
  let when: When
  let files: [StageFile]
  let links: [FileLink]
  let remarks: [RemarkNote]
  let typed: String

  static let fields: [Field<WorkVersion>] = [
    .text("id") { $0.version.id.text },
    .number("number") { $0.version.number },
    .text("author") { Display.line($0.version.author) },
    .record("when") { $0.when },
    .list("files") { $0.isNewest ? $0.files : [] },
    .list("links") { $0.links },
    .optionalText("link") { Link.web($0.version.link) },
    .flag("hasRemarks") { !$0.remarks.isEmpty },
    .list("remarks") { $0.remarks },
    .text("typed") { $0.typed },
    .number("nonce") { $0.remarks.count },
  ]

  init(
    _ version: Version, isNewest: Bool, _ board: WorkBoard, _ console: TeamConsole, _ refusal: ConsoleRefusal?
  )
    throws(PageFailure)
  {
    self.version = version
    self.isNewest = isNewest
    when = console.dates.moment(version.createdAt)
    files = version.files.enumerated().map { index, file in
      StageFile(
        file, isFirst: index == 0, pins: [], givesOriginal: true, root: "/team/", dates: console.dates)
    }
    links = version.files.map { FileLink($0.name, id: $0.id.text, blob: $0.blob, console.dates) }
    let mine = board.remarks.filter { $0.version == version.id }
    var remarks: [RemarkNote] = []
    for remark in mine where remark.replyTo == nil {
      remarks.append(try RemarkNote(remark, isReply: false, on: version, console))
      for answer in mine where answer.replyTo == remark.id {
        remarks.append(try RemarkNote(answer, isReply: true, on: version, console))
      }
    }
    self.remarks = remarks
    typed =
      refusal.value("version", of: "deliverable.answer") == version.id.text
      ? refusal.value("text", of: "deliverable.answer") : ""
  }
}

/// Something that was said about a version.
struct RemarkNote: Model {
  let remark: WorkBoard.Remark
  let isReply: Bool
  let when: When
  let body: Markup
  let place: String

  static let fields: [Field<RemarkNote>] = [
    .text("id") { $0.remark.id.text },
    .flag("isReply") { $0.isReply },
    .flag("isResolved") { $0.remark.isResolved },
    .text("author") { Display.line($0.remark.author) },
    .record("when") { $0.when },
    .markup("body") { $0.body },
    .text("place") { $0.place },
  ]

  init(_ remark: WorkBoard.Remark, isReply: Bool, on version: Version, _ console: TeamConsole)
    throws(PageFailure)
  {
    self.remark = remark
    self.isReply = isReply
    when = console.dates.moment(remark.at)
    body = Prose.markup(remark.body, level: 4)
    place = remark.pin.map { CommentNote.words($0, on: version, console.dates.phrases) } ?? ""
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
