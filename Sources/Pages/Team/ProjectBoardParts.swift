import Markup
import Portal

/// A deliverable as a line, with what happened last and what can be done.
struct WorkLineNote: Model {
  let line: ProjectBoard.WorkLine
  let ready: When?
  let due: When?
  let decided: When?
  let note: String

  static let fields: [Field<WorkLineNote>] = [
    .text("address") { "/team/deliverables/\($0.line.id)/" },
    .text("title") { Display.line($0.line.title) },
    .number("version") { $0.line.version ?? 0 },
    .flag("isDraft") { $0.line.status == .draft },
    .flag("canBeReady") { $0.line.status == .draft && $0.line.version != nil },
    .flag("isReady") { $0.line.status == .ready },
    .flag("isSentBack") { $0.line.status == .changesRequested },
    .flag("isApproved") { $0.line.status == .approved },
    .text("person") { Display.line($0.line.person ?? "") },
    .optional("ready") { $0.ready },
    .optional("due") { $0.due },
    .optional("decided") { $0.decided },
    .text("note") { $0.note },
  ]

  init(_ line: ProjectBoard.WorkLine, _ console: TeamConsole) {
    self.line = line
    ready = line.readyAt.map(console.dates.moment)
    due = line.dueOn.map(console.dates.deadline)
    decided = line.decidedAt.map(console.dates.moment)
    note = Prose.opening(of: line.note, limit: 160)
  }
}

struct BoardUpdate: Model {
  let id: String
  let author: String
  let when: When
  let body: Markup

  static let fields: [Field<BoardUpdate>] = [
    .text("id") { $0.id },
    .text("author") { $0.author },
    .record("when") { $0.when },
    .markup("body") { $0.body },
  ]

  init(_ update: ProjectBoard.Update, _ dates: Dates) throws(PageFailure) {
    id = update.id.text
    author = Display.line(update.author)
    when = dates.moment(update.postedAt)
    body = Prose.markup(update.body, level: 3)
  }
}

/// A file that is shared with a project's clients.
struct BoardFile: Model {
  let id: String
  let row: FileRow
  let size: String

  static let fields: [Field<BoardFile>] = [
    .text("id") { $0.id },
    .record("row") { $0.row },
    .text("size") { $0.size },
  ]

  init(_ file: ProjectBoard.FileLine, _ dates: Dates) {
    id = file.id.text
    row = FileRow(file.name, id: id, blob: file.blob, at: file.sharedAt, root: "/team/", dates: dates)
    size = FileSize.words(file.blob.size, dates.formats, dates.phrases)
  }
}

/// What clients are asked for, and what came.
struct BoardRequest: Model {
  let request: ProjectBoard.RequestLine
  let due: When?
  let files: [FileLink]

  static let fields: [Field<BoardRequest>] = [
    .text("id") { $0.request.id.text },
    .text("title") { Display.line($0.request.title) },
    .optionalText("client") { $0.request.client.map(Display.line) },
    .optional("due") { $0.due },
    .flag("isAnswered") { $0.request.answeredAt != nil },
    .flag("hasFiles") { !$0.files.isEmpty },
    .list("files") { $0.files },
  ]

  init(_ request: ProjectBoard.RequestLine, _ console: TeamConsole) {
    self.request = request
    due = request.answeredAt == nil ? request.dueOn.map(console.dates.deadline) : nil
    files = request.files.map { FileLink($0.name, id: $0.id, blob: $0.blob, console.dates) }
  }
}

/// A file by name, with what it is.
struct FileLink: Model {
  let name: String
  let facts: String
  let address: String?

  static let fields: [Field<FileLink>] = [
    .text("name") { $0.name },
    .text("facts") { $0.facts },
    .optionalText("address") { $0.address },
  ]

  init(_ name: String, id: String, blob: Blob, _ dates: Dates) {
    self.name = Display.line(name)
    facts = FileRow.facts(of: self.name, blob, dates)
    address = blob.isPurged ? nil : Download.address(of: self.name, id: id, root: "/team/")
  }
}
