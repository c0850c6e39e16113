import Markup
import Portal

/// What is to be decided, what others are at, and what was decided.
struct DeliverablesPage: Model {
  var site: Site
  var shell: ClientShell
  var waiting: WorkList
  var waitingWord: String
  var due: DueLine?
  var toLookAt: WorkList
  var others: WorkList
  var decided: WorkList
  var older: WorkList
  /// The month before which the older ones were decided.
  var month: String

  static let fields: [Field<DeliverablesPage>] = [
    .record("site") { $0.site },
    .record("shell") { $0.shell },
    .number("waitingCount") { $0.waiting.all.count },
    .text("waitingWord") { $0.waitingWord },
    .optional("due") { $0.due },
    .record("waiting") { $0.waiting },
    .record("toLookAt") { $0.toLookAt },
    .record("others") { $0.others },
    .record("decided") { $0.decided },
    .record("older") { $0.older },
    .text("month") { $0.month },
    .flag("isEmpty") { page in page.lists.allSatisfy(\.all.isEmpty) },
    // The accent's rule marks the first section that is there.
    .flag("toLookAtIsFirst") { page in page.lists.prefix(1).allSatisfy(\.all.isEmpty) },
    .flag("othersIsFirst") { page in page.lists.prefix(2).allSatisfy(\.all.isEmpty) },
    .flag("decidedIsFirst") { page in page.lists.prefix(3).allSatisfy(\.all.isEmpty) },
    .flag("olderIsFirst") { page in page.lists.prefix(4).allSatisfy(\.all.isEmpty) },
  ]

  private var lists: [WorkList] { [waiting, toLookAt, others, decided, older] }

  init(_ portal: ClientPortal) {
    let dates = portal.dates
    site = portal.site
    shell = portal.shell(at: .deliverables, isTab: true)
    let works = portal.works
    let toDecide = works.filter { $0.review == .toDecide }.sorted(by: Work.isMorePressing)
    waiting = WorkList(toDecide)
    waitingWord = dates.phrases.small(toDecide.count)
    due = toDecide.first?.deliverable.dueOn.map { DueLine($0, dates: dates) }
    let newestFirst = { (a: Work, b: Work) in (a.sentAt, a.deliverable.id) > (b.sentAt, b.deliverable.id) }
    toLookAt = WorkList(works.filter { $0.review == .toLookAt }.sorted(by: newestFirst))
    others = WorkList(works.filter { !$0.isOpen && $0.approvedAt == nil }.sorted(by: newestFirst))

    let approved = works.filter { $0.approvedAt != nil }.sorted { a, b in
      (a.approvedAt ?? a.sentAt, a.deliverable.id) > (b.approvedAt ?? b.sentAt, b.deliverable.id)
    }
    let first = Self.recent(before: dates.today)
    month = dates.formats.day(first, style: .monthYear)
    let start = dates.zone.start(of: first)
    let recent = approved.prefix { ($0.approvedAt ?? $0.sentAt) >= start }
    decided = WorkList(Array(recent))
    older = WorkList(Array(approved.dropFirst(recent.count)))
  }

  /// The first day of the month before this one: what was decided since is recent.
  static func recent(before today: Day) -> Day {
    let inThisMonth = today + (1 - today.parts.day)
    let inLast = inThisMonth + -1
    return inLast + (1 - inLast.parts.day)
  }
}

/// Works of one kind, the rest of a long list folded.
struct WorkList: Model {
  static let limit = 12

  let all: [WorkStanding]

  static let fields: [Field<WorkList>] = [
    .flag("isThere") { !$0.all.isEmpty },
    .list("rows") { Array($0.all.prefix(limit)) },
    .number("moreCount") { max(0, $0.all.count - limit) },
    .list("more") { Array($0.all.dropFirst(limit)) },
  ]

  init(_ works: [Work]) {
    all = works.map(WorkStanding.init)
  }
}
