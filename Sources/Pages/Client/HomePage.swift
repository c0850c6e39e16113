import Markup
import Portal

/// What needs the client, then how their projects are doing.
struct HomePage: Model {
  /// More things than these are a list, and the lists are on their own pages.
  static let needsLimit = 8
  /// Where what has no date stands among the others: as if it were due in so many days.
  static let daysForUndated = 7

  var site: Site
  var shell: ClientShell
  var today: When
  var firstName: String
  var waiting: Int
  /// The number as a word: `four`.
  var waitingWord: String
  var welcome: Markup
  var needs: [Need]
  var more: [Need]
  var active: [ProjectCard]
  var completed: [ProjectLine]
  var archived: [ProjectLine]

  static let fields: [Field<HomePage>] = [
    .record("site") { $0.site },
    .record("shell") { $0.shell },
    .record("today") { $0.today },
    .text("firstName") { $0.firstName },
    .number("waiting") { $0.waiting },
    .text("waitingWord") { $0.waitingWord },
    .markup("welcome") { $0.welcome },
    .flag("showsKindWords") { $0.waiting == 0 && $0.welcome.bytes.isEmpty },
    .list("needs") { $0.needs },
    .number("moreReviews") { $0.more.count { if case .review = $0 { true } else { false } } },
    .number("moreRequests") { $0.more.count { if case .files = $0 { true } else { false } } },
    .number("moreInvoices") { $0.more.count { if case .invoice = $0 { true } else { false } } },
    .flag("hasActive") { !$0.active.isEmpty },
    .list("active") { $0.active },
    .flag("hasCompleted") { !$0.completed.isEmpty },
    .list("completed") { $0.completed },
    .flag("hasArchived") { !$0.archived.isEmpty },
    .list("archived") { $0.archived },
  ]

  init(_ portal: ClientPortal, welcome: Markup) throws(PageFailure) {
    let dates = portal.dates
    site = portal.site
    shell = portal.shell(at: .home, isTab: true)
    today = When(iso: dates.today.iso, title: "", text: dates.formats.day(dates.today, style: .weekday))
    firstName = Display.firstName(of: portal.snapshot.client.name)
    self.welcome = welcome

    let bills = try portal.bills().filter(\.isToPay).sorted(by: Bill.isMorePressing)
    let works = portal.works.filter { $0.review == .toDecide }.sorted(by: Work.isMorePressing)
    let waiting =
      works.map { Need.review(WorkStanding(work: $0)) }
      + portal.openRequests.map { .files(FilesNeed($0, portal)) }
      + bills.map { bill in
        .invoice(InvoiceNeed(bill, address: portal.address(of: bill.invoice), dates: dates))
      }
    self.waiting = waiting.count
    waitingWord = dates.phrases.small(waiting.count)
    let later = dates.today + Self.daysForUndated
    // The sort is stable: on one day a decision comes before files, and files before money.
    let sorted = waiting.sorted { ($0.day ?? later) < ($1.day ?? later) }
    needs = Array(sorted.prefix(Self.needsLimit))
    more = Array(sorted.dropFirst(Self.needsLimit))

    let projects = portal.projects
    active = projects.filter { $0.project.status.isActive }.map { progress in
      ProjectCard(progress, address: portal.address(of: progress.project), dates: dates)
    }
    completed = portal.lines(of: projects.filter { $0.project.status == .completed })
    archived = portal.lines(of: projects.filter { $0.project.status == .archived })
  }
}

/// A project that is behind us, as a row.
struct ProjectLine: Model {
  var address: String
  var name: String
  var progress: ProjectProgress

  static let fields: [Field<ProjectLine>] = [
    .text("address") { $0.address },
    .text("name") { $0.name },
    .text("percent") { $0.progress.percent },
    .number("done") { $0.progress.done },
    .number("total") { $0.progress.total },
    .flag("isCounted") { $0.progress.isCounted },
  ]
}

extension ClientPortal {
  fileprivate func lines(of projects: [ProjectProgress]) -> [ProjectLine] {
    projects.map { progress in
      ProjectLine(
        address: address(of: progress.project), name: Display.line(progress.project.name), progress: progress)
    }
  }
}

extension Project.Status {
  /// Work is going on or about to.
  var isActive: Bool {
    switch self {
    case .planning, .inProgress, .inReview, .onHold: true
    case .completed, .archived: false
    }
  }
}
