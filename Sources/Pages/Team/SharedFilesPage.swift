import Markup
import Portal
import PorticoCrypto

/// Everything that is shared with clients, whoever they are.
struct SharedFilesPage: Model {
  let site: Site
  let shell: TeamShell
  let list: SharedList
  let rows: [SharedRow]
  let share: ShareForm
  let problems: [String]

  static let fields: [Field<SharedFilesPage>] = [
    .record("site") { $0.site },
    .record("shell") { $0.shell },
    .text("search") { $0.list.search },
    .number("total") { $0.list.total },
    .flag("hasRows") { !$0.rows.isEmpty },
    .list("rows") { $0.rows },
    .optionalText("newer") { $0.list.page > 1 ? $0.list.address(page: $0.list.page - 1) : nil },
    .optionalText("older") { $0.list.isMore ? $0.list.address(page: $0.list.page + 1) : nil },
    .text("back") { $0.list.address(page: $0.list.page) },
    .record("share") { $0.share },
    .text("to") { $0.list.to },
    .flag("isCut") { $0.list.audiences.isCut },
    .flag("isRefused") { !$0.problems.isEmpty },
    .texts("problems") { $0.problems },
  ]

  init(_ list: SharedList, _ console: TeamConsole, refusal: ConsoleRefusal?) {
    site = console.site
    shell = console.shell(at: .files)
    self.list = list
    rows = list.lines.map { SharedRow($0, console) }
    share = ShareForm(list.audiences, console, refusal)
    problems = refusal?.problems(console) ?? []
  }
}

extension TeamConsole {
  package func files(_ list: SharedList, refusal: ConsoleRefusal? = nil) throws(PageFailure) -> [UInt8] {
    try language.templates.files.page(SharedFilesPage(list, self, refusal: refusal)).get()
  }
}

/// One page of the list, as somebody asked for it.
package struct SharedList: Sendable {
  package static let pageSize = 30

  package let search: String
  /// From 1.
  package let page: Int
  package let lines: [SharedEntry]
  package let total: Int
  /// What whoever something is to be shared with was searched by.
  package let to: String
  package let audiences: Audiences

  package init(
    search: String, page: Int, lines: [SharedEntry], total: Int, to: String, audiences: Audiences
  ) {
    self.search = search
    self.page = page
    self.lines = lines
    self.total = total
    self.to = to
    self.audiences = audiences
  }

  var isMore: Bool { page * Self.pageSize < total }

  func address(page: Int) -> String {
    var parts: [String] = []
    if !search.isEmpty { parts.append("q=\(Percent.encoded(search))") }
    if page > 1 { parts.append("page=\(page)") }
    return TeamTab.files.address + (parts.isEmpty ? "" : "?" + parts.joined(separator: "&"))
  }
}

/// A shared document, with whom it is shared with.
struct SharedRow: Model {
  let id: String
  let row: FileRow
  let size: String
  let scope: String
  let with: String?
  /// The project's page.
  let project: String?

  static let fields: [Field<SharedRow>] = [
    .text("id") { $0.id },
    .record("row") { $0.row },
    .text("size") { $0.size },
    .text("scope") { $0.scope },
    .optionalText("with") { $0.with },
    .optionalText("project") { $0.project },
  ]

  init(_ file: SharedEntry, _ console: TeamConsole) {
    let dates = console.dates
    id = file.id.text
    row = FileRow(
      file.name, id: id, blob: file.blob, at: file.sharedAt, sender: file.author.map(Display.line),
      root: "/team/", dates: dates)
    size = FileSize.words(file.blob.size, dates.formats, dates.phrases)
    let words: ScopeWords
    (words, with, project) =
      switch file.scope {
      case .project(let id, let name): (.project, Display.line(name), "\(TeamTab.projects.address)\(id)/")
      case .company(let name): (.company, Display.line(name), nil)
      case .client(let name): (.client, Display.line(name), nil)
      case .everybody: (.everybody, nil, nil)
      }
    scope = console.language.phrases.scopes[words]?.text() ?? ""
  }
}

/// What a document is shared with, in a word.
enum ScopeWords: String, CaseIterable {
  case project
  case company
  case client
  case everybody
}
