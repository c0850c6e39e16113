import Markup
import Portal

/// What is asked of the client, then everything that is shared with them.
struct FilesPage: Model {
  var site: Site
  var shell: ClientShell
  var requests: [RequestNote]
  var requestsWord: String
  var sections: [FileSection]
  /// How many can be taken away at once, and how large they are together.
  var all: (count: Int, size: String, address: String)

  static let fields: [Field<FilesPage>] = [
    .record("site") { $0.site },
    .record("shell") { $0.shell },
    .number("requestCount") { $0.requests.count },
    .flag("isOneRequest") { $0.requests.count == 1 },
    .text("requestsWord") { $0.requestsWord },
    .list("requests") { $0.requests },
    .flag("hasFiles") { !$0.sections.isEmpty },
    .list("sections") { $0.sections },
    .flag("hasAll") { $0.all.count > 1 },
    .number("allCount") { $0.all.count },
    .text("allSize") { $0.all.size },
    .text("allAddress") { $0.all.address },
  ]

  init(_ portal: ClientPortal) throws(PageFailure) {
    let dates = portal.dates
    site = portal.site
    shell = portal.shell(at: .files, isTab: true)
    requests = []
    for request in portal.openRequests { requests.append(try RequestNote(request, portal)) }
    requestsWord = dates.phrases.small(requests.count)
    sections = Self.sections(of: portal)
    let folder = portal.snapshot.folder
    let size = FileSize.words(ClientSnapshot.size(of: folder), dates.formats, dates.phrases)
    all = (folder.count, size, portal.address(of: .files) + "all.zip")
    if requests.isEmpty, !sections.isEmpty { sections[0].isFirst = true }
  }

  /// A list a project, by name; then the company's, the client's own, everybody's, and what was sent in.
  private static func sections(of portal: ClientPortal) -> [FileSection] {
    var sections = portal.snapshot.projects.map { project in
      FileSection(
        .project, heading: Display.line(project.name), rows: portal.files(of: .project(project.id)))
    }
    sections.append(FileSection(.company, heading: portal.recipient.name, rows: portal.files(of: .company)))
    sections.append(FileSection(.own, rows: portal.files(of: .client)))
    sections.append(FileSection(.everybody, rows: portal.files(of: .everybody)))
    sections.append(FileSection(.sent, rows: portal.sentFiles))
    sections = sections.filter { !$0.rows.isEmpty }
    for index in sections.indices { sections[index].number = index + 1 }
    return sections
  }
}

/// Files that are shared with the same people.
struct FileSection: Model {
  /// Older ones are there, folded.
  static let limit = 10

  enum Kind {
    case project
    case company
    case own
    case everybody
    case sent
  }

  let kind: Kind
  let heading: String
  let rows: [FileRow]
  var number = 0
  var isFirst = false

  static let fields: [Field<FileSection>] = [
    .number("number") { $0.number },
    .flag("isFirst") { $0.isFirst },
    .text("heading") { $0.heading },
    .flag("isCompany") { $0.kind == .company },
    .flag("isOwn") { $0.kind == .own },
    .flag("isEverybody") { $0.kind == .everybody },
    .flag("isSent") { $0.kind == .sent },
    .list("rows") { Array($0.rows.prefix(limit)) },
    .flag("hasOlder") { $0.rows.count > limit },
    .number("olderCount") { max(0, $0.rows.count - limit) },
    .list("older") { Array($0.rows.dropFirst(limit)) },
  ]

  init(_ kind: Kind, heading: String = "", rows: [FileRow]) {
    self.kind = kind
    self.heading = heading
    self.rows = rows
  }
}

/// What is asked of a client.
struct RequestNote: Model {
  var id: String
  var title: String
  var body: Markup
  var author: String
  var project: String
  var due: DueLine?
  var asked: When
  var files: [FileRow]
  var form: FileRequestForm?

  static let fields: [Field<RequestNote>] = [
    .text("id") { $0.id },
    .text("title") { $0.title },
    .markup("body") { $0.body },
    .text("author") { $0.author },
    .text("project") { $0.project },
    .optional("due") { $0.due },
    .record("asked") { $0.asked },
    .number("fileCount") { $0.files.count },
    .list("files") { $0.files },
    .optional("form") { $0.form },
  ]

  init(_ request: FileRequest, _ portal: ClientPortal) throws(PageFailure) {
    let dates = portal.dates
    id = request.id.text
    title = Display.line(request.title)
    body = Prose.markup(request.body, level: 4)
    author = Display.line(request.author)
    project = portal.snapshot.projects.first { $0.id == request.project }.map { Display.short($0.name) } ?? ""
    due = request.dueOn.map { DueLine($0, dates: dates) }
    form = FileRequestForm(request, portal)
    asked = dates.day(of: request.askedAt)
    files = request.files.map { portal.row(of: $0) }
  }
}
