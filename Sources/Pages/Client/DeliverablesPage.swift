import Markup
import Portal

/// What is to be decided, what others are at, and what was decided.
struct DeliverablesPage: Model {
  /// More than these are there, folded.
  static let limit = 12

  var site: Site
  var shell: ClientShell
  var waiting: [WorkStanding]
  var waitingWord: String
  var due: DueLine?
  var toLookAt: [WorkStanding]
  var others: [WorkStanding]
  var decided: [WorkStanding]
  var older: [WorkStanding]
  /// The month before which the older ones were decided.
  var month: String

  static let fields: [Field<DeliverablesPage>] = [
    .record("site") { $0.site },
    .record("shell") { $0.shell },
    .number("waitingCount") { $0.waiting.count },
    .text("waitingWord") { $0.waitingWord },
    .optional("due") { $0.due },
    .flag("isEmpty") { $0.isEmpty },
    .list("waiting") { $0.waiting },
    .flag("hasToLookAt") { !$0.toLookAt.isEmpty },
    .list("toLookAt") { $0.toLookAt },
    .flag("hasOthers") { !$0.others.isEmpty },
    .list("others") { $0.others },
    .flag("hasDecided") { !$0.decided.isEmpty },
    .list("decided") { $0.decided },
    .flag("hasOlder") { !$0.older.isEmpty },
    .text("month") { $0.month },
    .list("older") { Array($0.older.prefix(limit)) },
    .flag("hasOldest") { $0.older.count > limit },
    .number("oldestCount") { max(0, $0.older.count - limit) },
    .list("oldest") { Array($0.older.dropFirst(limit)) },
    .flag("othersAreFirst") { $0.waiting.isEmpty && $0.toLookAt.isEmpty },
    .flag("decidedAreFirst") { $0.waiting.isEmpty && $0.toLookAt.isEmpty && $0.others.isEmpty },
    .flag("olderAreFirst") { $0.older.count > 0 && $0.isAllOlder },
  ]

  private var isAllOlder: Bool {
    waiting.isEmpty && toLookAt.isEmpty && others.isEmpty && decided.isEmpty
  }

  private var isEmpty: Bool { isAllOlder && older.isEmpty }

  init(_ portal: ClientPortal) {
    let dates = portal.dates
    site = portal.site
    shell = portal.shell(at: .deliverables, isTab: true)
    let works = portal.works
    let toDecide = works.filter { $0.review == .toDecide }.sorted(by: Work.isMorePressing)
    waiting = toDecide.map(WorkStanding.init)
    waitingWord = dates.phrases.small(toDecide.count)
    due = toDecide.first?.deliverable.dueOn.map { DueLine($0, dates: dates) }
    let newestFirst = { (a: Work, b: Work) in (a.sentAt, a.deliverable.id) > (b.sentAt, b.deliverable.id) }
    toLookAt = works.filter { $0.review == .toLookAt }.sorted(by: newestFirst).map(WorkStanding.init)
    others = works.filter { !$0.isOpen && $0.approvedAt == nil }.sorted(by: newestFirst)
      .map(WorkStanding.init)

    let approved = works.filter { $0.approvedAt != nil }.sorted { a, b in
      (a.approvedAt ?? a.sentAt, a.deliverable.id) > (b.approvedAt ?? b.sentAt, b.deliverable.id)
    }
    let first = Self.recent(before: dates.today)
    month = dates.formats.day(first, style: .monthYear)
    let start = dates.zone.start(of: first)
    let isRecent = { (work: Work) in (work.approvedAt ?? work.sentAt) >= start }
    let recent = approved.prefix(while: isRecent)
    decided = recent.prefix(Self.limit).map(WorkStanding.init)
    older = approved.dropFirst(decided.count).map(WorkStanding.init)
    if recent.count > Self.limit { month = "" }
  }

  /// The first day of the month before this one: what was decided since is recent.
  static func recent(before today: Day) -> Day {
    let inThisMonth = today + (1 - today.parts.day)
    let inLast = inThisMonth + -1
    return inLast + (1 - inLast.parts.day)
  }
}
