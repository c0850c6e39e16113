import Markup
import Portal

/// One project: what it is, how far it is, what was said about it.
struct ProjectPage: Model {
  /// Older updates are there, folded.
  static let updatesLimit = 8
  /// More deliverables or files than these are on their own pages.
  static let rowsLimit = 6

  var site: Site
  var shell: ClientShell
  var name: String
  var summary: Markup
  var status: String
  var lead: String?
  var period: String?
  var progress: ProjectProgress
  var timeline: Timeline
  var updates: [UpdateNote]
  var works: [WorkStanding]
  var files: [FileRow]

  static let fields: [Field<ProjectPage>] = [
    .record("site") { $0.site },
    .record("shell") { $0.shell },
    .text("name") { $0.name },
    .markup("summary") { $0.summary },
    .text("status") { $0.status },
    .optionalText("lead") { $0.lead },
    .optionalText("period") { $0.period },
    .flag("hasProgress") { $0.progress.total > 0 },
    .text("percent") { $0.progress.percent },
    .number("done") { $0.progress.done },
    .number("total") { $0.progress.total },
    .flag("isCounted") { $0.progress.isCounted },
    .flag("hasBar") { !$0.progress.bar.segments.isEmpty },
    .list("segments") { $0.progress.bar.segments },
    .flag("hasEarlier") { !$0.timeline.earlier.isEmpty },
    .number("earlierCount") { $0.timeline.earlier.count },
    .list("earlier") { $0.timeline.earlier },
    .flag("hasFar") { !$0.timeline.far.isEmpty },
    .number("farCount") { $0.timeline.far.count },
    .list("far") { $0.timeline.far },
    .flag("hasTimeline") { !$0.timeline.items.isEmpty },
    .list("timeline") { $0.timeline.items },
    .flag("hasUpdates") { !$0.updates.isEmpty },
    .list("updates") { Array($0.updates.prefix(updatesLimit)) },
    .flag("hasOlderUpdates") { $0.updates.count > updatesLimit },
    .number("olderUpdatesCount") { max(0, $0.updates.count - updatesLimit) },
    .list("olderUpdates") { Array($0.updates.dropFirst(updatesLimit)) },
    .flag("hasWorks") { !$0.works.isEmpty },
    .list("works") { Array($0.works.prefix(rowsLimit)) },
    .number("moreWorks") { max(0, $0.works.count - rowsLimit) },
    .flag("worksAreFirst") { $0.progress.total == 0 && $0.updates.isEmpty },
    .flag("hasFiles") { !$0.files.isEmpty },
    .list("files") { Array($0.files.prefix(rowsLimit)) },
    .number("moreFiles") { max(0, $0.files.count - rowsLimit) },
    .flag("filesAreFirst") { $0.progress.total == 0 && $0.updates.isEmpty && $0.works.isEmpty },
  ]

  init(_ progress: ProjectProgress, _ portal: ClientPortal) throws(PageFailure) {
    let dates = portal.dates
    let project = progress.project
    self.progress = progress
    site = portal.site
    shell = portal.shell(at: .home, isTab: false)
    name = Display.line(project.name)
    summary = Prose.markup(project.summary, level: 2)
    status = dates.phrases.statuses[project.status]?.text() ?? ""
    lead = project.lead.map(Display.line)
    period = Self.period(from: project.startsOn, until: project.endsOn, dates: dates)
    timeline = Timeline(project.milestones, states: progress.states, dates: dates)
    works = portal.works.filter { $0.project.id == project.id }.sorted(by: Self.comesFirst)
      .map(WorkStanding.init)
    files = portal.files(of: .project(project.id))
    updates = []
    for update in project.updates { updates.append(try UpdateNote(update, dates: dates)) }
  }

  /// What is to be decided, what others are at, what is decided; the newest first among them.
  private static func comesFirst(_ a: Work, _ b: Work) -> Bool {
    let rank = { (work: Work) in work.isOpen ? 0 : work.approvedAt == nil ? 1 : 2 }
    if rank(a) != rank(b) { return rank(a) < rank(b) }
    return (a.sentAt, a.deliverable.id) > (b.sentAt, b.deliverable.id)
  }

  /// `September 2026 to January 2027`.
  private static func period(from start: Day?, until end: Day?, dates: Dates) -> String? {
    let start = start.map { dates.formats.day($0, style: .monthYear) }
    let end = end.map { dates.formats.day($0, style: .monthYear) }
    switch (start, end) {
    case (let start?, let end?):
      return start == end ? start : dates.phrases.period.text(0, [start, end])
    case (let start?, nil): return dates.phrases.since.text(0, [start])
    case (nil, let end?): return dates.phrases.until.text(0, [end])
    case (nil, nil): return nil
    }
  }
}

/// A note to the clients of a project.
struct UpdateNote: Model {
  var id: String
  var author: String
  var when: When
  var body: Markup

  static let fields: [Field<UpdateNote>] = [
    .text("id") { $0.id },
    .text("author") { $0.author },
    .record("when") { $0.when },
    .markup("body") { $0.body },
  ]

  init(_ update: Update, dates: Dates) throws(PageFailure) {
    id = update.id.text
    author = Display.line(update.author)
    when = dates.moment(update.postedAt)
    body = Prose.markup(update.body, level: 3)
  }
}
