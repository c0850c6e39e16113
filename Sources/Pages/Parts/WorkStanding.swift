import Markup
import Portal

/// How a work stands, for the words in rows, in *Needs you* and on its page. What no template asks for is not written.
struct WorkStanding: Model {
  let work: Work

  static let fields: [Field<WorkStanding>] = [
    .text("title") { $0.work.title },
    .text("address") { $0.work.address },
    .text("project") { Display.short($0.work.project.name) },
    .number("number") { $0.work.version.number },
    .record("look") { $0.work.look },
    .flag("isToDecide") { $0.work.review == .toDecide },
    .flag("isToLookAt") { $0.work.review == .toLookAt },
    .flag("isWithOthers") { if case .withOthers = $0.work.review { true } else { false } },
    .flag("isChanges") { $0.work.review == .changesRequested },
    .flag("isApproved") { $0.work.review == .approved },
    .flag("isOpen") { $0.work.isOpen },
    .optional("due") { $0.due },
    .record("sent") { $0.work.dates.moment($0.work.sentAt) },
    .text("author") { Display.line($0.work.version.author) },
    .text("firstName") { Display.firstName(of: $0.work.version.author) },
    .optionalText("yourDay") { standing in standing.work.ownApproval.map { standing.day($0) } },
    .text("waitingFor") { $0.waitingFor },
    .flag("isYours") { $0.work.request.map($0.work.isOwnRequest) ?? false },
    .text("asker") { Display.line($0.work.request?.name ?? "") },
    .text("askedOn") { standing in standing.work.request.map { standing.day($0.at) } ?? "" },
    .text("deciders") { $0.deciders },
    .flag("isYourApproval") { $0.isYourApproval },
    .text("approvedOn") { standing in standing.work.approvedAt.map { standing.day($0) } ?? "" },
  ]

  private func day(_ instant: Instant) -> String { work.dates.day(of: instant).text }

  /// Nil once it is decided.
  private var due: DueLine? {
    switch work.review {
    case .toDecide, .withOthers: work.deliverable.dueOn.map { DueLine($0, dates: work.dates) }
    case .toLookAt, .changesRequested, .approved: nil
    }
  }

  private var waitingFor: String {
    guard case .withOthers(let reviewers) = work.review else { return "" }
    // By name also where it is the reader: languages decline "you" differently after "waiting for" and after "by".
    return People.list(reviewers.map { Display.line($0.name) }, work.dates.phrases)
  }

  /// Whether this client approved it, and nobody else.
  private var isYourApproval: Bool {
    !work.approvals.isEmpty && work.approvals.allSatisfy { work.isOwn($0.client) }
  }

  private var deciders: String {
    let names = work.approvals.map { work.name(of: $0.client, $0.name) }.filter { !$0.isEmpty }
    return People.list(names, work.dates.phrases)
  }
}

extension Work {
  fileprivate func isOwnRequest(_ request: ChangeRequest) -> Bool { isOwn(request.client) }
}

/// By when something is asked for.
struct DueLine: Model {
  let when: When
  let weekday: String
  let isLate: Bool

  static let fields: [Field<DueLine>] = [
    .record("when") { $0.when },
    .text("weekday") { $0.weekday },
    .flag("isLate") { $0.isLate },
  ]

  init(_ day: Day, dates: Dates) {
    when = dates.deadline(day)
    weekday = dates.weekday(day)
    isLate = day < dates.today
  }
}
