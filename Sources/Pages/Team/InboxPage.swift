import Markup
import Portal
import PorticoCrypto

/// What waits for the team: a list, and the one that is open beside it.
struct InboxPage: Model {
  let site: Site
  let shell: TeamShell
  let views: [InboxViewLink]
  let days: [InboxDay]
  let open: OpenTask?
  let list: InboxList

  static let fields: [Field<InboxPage>] = [
    .record("site") { $0.site },
    .record("shell") { $0.shell },
    .list("views") { $0.views },
    .text("view") { $0.list.view.rawValue },
    .flag("isMine") { $0.list.view == .mine },
    .flag("isEveryone") { $0.list.view == .everyone },
    .flag("isDone") { $0.list.view == .done },
    .text("pulse") { $0.list.pulse },
    .text("search") { $0.list.search },
    .number("mine") { $0.list.mine },
    .number("all") { $0.list.everyone },
    .flag("hasTasks") { !$0.days.isEmpty },
    .list("days") { $0.days },
    .optional("open") { $0.open },
    .optionalText("newer") { $0.list.page > 1 ? $0.list.address(page: $0.list.page - 1) : nil },
    .optionalText("older") { $0.list.hasMore ? $0.list.address(page: $0.list.page + 1) : nil },
  ]

  init(_ list: InboxList, _ console: TeamConsole, form: FormState?) throws(PageFailure) {
    site = console.site
    shell = console.shell(at: .inbox)
    self.list = list
    views = InboxView.allCases.map { InboxViewLink($0, list, console) }
    days = InboxDay.grouped(list, console)
    open = try list.open.map { open throws(PageFailure) in try OpenTask(open, list, console, form: form) }
  }
}

extension TeamConsole {
  /// - Parameter form: an answer that was refused, as it was typed.
  package func inbox(_ list: InboxList, form: FormState? = nil) throws(PageFailure) -> [UInt8] {
    try language.templates.inbox.page(InboxPage(list, self, form: form)).get()
  }
}

/// One page of an inbox, as somebody asked for it.
package struct InboxList: Sendable {
  /// Tasks of one page.
  package static let pageSize = 30

  package let view: InboxView
  package let search: String
  /// From 1.
  package let page: Int
  package let tasks: [InboxTask]
  package let hasMore: Bool
  /// How many wait for whoever looks, and for all of the team.
  package let mine: Int
  package let everyone: Int
  package let open: Opened?
  /// Other once anything in the inbox changed.
  package let pulse: String

  /// The task that is looked at.
  package struct Opened: Sendable {
    package let task: InboxTask
    package let words: TaskWords
    /// Who else could take it.
    package let others: [(id: Member.ID, name: String)]

    package init(task: InboxTask, words: TaskWords, others: [(id: Member.ID, name: String)]) {
      self.task = task
      self.words = words
      self.others = others
    }
  }

  package init(
    view: InboxView, search: String, page: Int, tasks: [InboxTask], hasMore: Bool, mine: Int, everyone: Int,
    open: Opened?, pulse: String
  ) {
    self.view = view
    self.search = search
    self.page = page
    self.tasks = tasks
    self.hasMore = hasMore
    self.mine = mine
    self.everyone = everyone
    self.open = open
    self.pulse = pulse
  }

  /// Of this list, or of one task in it.
  func address(view: InboxView? = nil, page: Int = 1, task: InboxTask.ID? = nil) -> String {
    var parts: [String] = []
    if (view ?? self.view) != .mine { parts.append("view=\((view ?? self.view).rawValue)") }
    if !search.isEmpty { parts.append("q=\(Percent.encoded(search))") }
    if page > 1 { parts.append("page=\(page)") }
    if let task { parts.append("task=\(task.text)") }
    return TeamTab.inbox.address + (parts.isEmpty ? "" : "?" + parts.joined(separator: "&"))
  }
}

struct InboxViewLink: Model {
  let address: String
  let label: String
  let isCurrent: Bool
  let count: Int

  static let fields: [Field<InboxViewLink>] = [
    .text("address") { $0.address },
    .text("label") { $0.label },
    .flag("isCurrent") { $0.isCurrent },
    .number("count") { $0.count },
  ]

  init(_ view: InboxView, _ list: InboxList, _ console: TeamConsole) {
    address = list.address(view: view)
    label = console.language.phrases.views[view]?.text() ?? ""
    isCurrent = view == list.view
    count =
      switch view {
      case .mine: list.mine
      case .everyone: list.everyone
      case .done: 0
      }
  }
}
