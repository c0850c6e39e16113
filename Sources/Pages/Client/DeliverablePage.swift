import Markup
import Portal

/// A work on its stage, and everything about it. Versions before the newest have a page of their own of the same kind.
struct DeliverablePage: Model {
  /// Older versions are there, folded.
  static let versionsLimit = 8

  let site: Site
  let shell: ClientShell
  let standing: WorkStanding
  let version: Version
  let isNewest: Bool
  let projectAddress: String
  let files: [StageFile]
  let link: WorkLink?
  let facts: WorkFacts
  /// Why the original may not be taken away yet.
  let originals: Originals?
  /// Whether anybody can approve on this plan: where nobody can, only the agency hands the original out.
  let canBeApproved: Bool
  let notes: Markup
  let record: WorkRecord?
  let reviewers: [ReviewerRow]
  let versions: [VersionRow]
  let talk: Conversation
  let decision: DecisionForm?
  let comment: CommentForm?
  /// With the version before, or with the newest where this is not it.
  let compare: CompareLink?

  static let fields: [Field<DeliverablePage>] = [
    .record("site") { $0.site },
    .record("shell") { $0.shell },
    .record("standing") { $0.standing },
    .text("title") { $0.standing.work.title },
    .text("project") { Display.short($0.standing.work.project.name) },
    .text("projectAddress") { $0.projectAddress },
    .number("number") { $0.version.number },
    .flag("isNewest") { $0.isNewest },
    .text("newestAddress") { $0.standing.work.address },
    .number("newestNumber") { $0.standing.work.version.number },
    .flag("hasBar") { $0.hasBar },
    .list("files") { $0.files },
    .flag("isGallery") { $0.files.count > 1 },
    .flag("isSingle") { $0.files.count == 1 },
    .optional("link") { $0.link },
    .record("facts") { $0.facts },
    .flag("awaitsApproval") { $0.originals == .approved && $0.canBeApproved },
    .flag("awaitsUs") { $0.originals == .approved && !$0.canBeApproved },
    .flag("awaitsPayment") { $0.originals == .paid },
    .markup("notes") { $0.notes },
    .optional("record") { $0.record },
    .flag("hasReviewers") { !$0.reviewers.isEmpty },
    .flag("areNamed") { !$0.standing.work.deliverable.reviewers.isEmpty },
    .list("reviewers") { $0.reviewers },
    .list("versions") { Array($0.versions.prefix(versionsLimit)) },
    .flag("hasOlder") { $0.versions.count > versionsLimit },
    .number("olderCount") { max(0, $0.versions.count - versionsLimit) },
    .list("older") { Array($0.versions.dropFirst(versionsLimit)) },
    .optional("decision") { $0.decision },
    .optional("comment") { $0.comment },
    .optional("compare") { $0.compare },
    .flag("isCaptioned") { $0.isCaptioned },
    .flag("hasTalk") { !$0.talk.newest.isEmpty || $0.comment != nil },
    .flag("hasWords") { !$0.talk.newest.isEmpty },
    .list("talk") { $0.talk.newest },
    .flag("hasEarlierTalk") { !$0.talk.earlier.isEmpty },
    .number("earlierTalkCount") { $0.talk.earlierCount },
    .list("earlierTalk") { $0.talk.earlier },
  ]

  /// Whether there are links below the stage.
  private var isCaptioned: Bool {
    files.count == 1 && files.contains { $0.viewing == .image || $0.viewing == .pdf }
  }

  /// Words about the decision stay in reach while there is one to make.
  private var hasBar: Bool {
    switch standing.work.review {
    case .toDecide, .withOthers: isNewest
    case .toLookAt, .changesRequested, .approved: false
    }
  }

  init(_ work: Work, version: Version, _ portal: ClientPortal) throws(PageFailure) {
    let deliverable = work.deliverable
    isNewest = version.id == work.version.id
    site = portal.site
    shell = portal.shell(at: .deliverables, isTab: false)
    standing = WorkStanding(work: work)
    self.version = version
    projectAddress = portal.address(of: work.project)
    let gives = deliverable.givesOriginals(
      isPaid: portal.snapshot.isPaid(work.project.id, on: portal.dates.today))
    originals = gives || version.files.isEmpty ? nil : deliverable.originals
    canBeApproved = portal.snapshot.workspace.plan.includes(.decideOnDeliverables)
    let comment = CommentForm(work, version: version, portal)
    self.comment = comment
    decision = isNewest ? DecisionForm(work, portal) : nil
    let talk = try Conversation(
      isNewest ? deliverable.versions : [version], about: version, at: work.talkPlace, answers: comment)
    self.talk = talk
    files = version.files.enumerated().map { index, file in
      StageFile(
        file, isFirst: index == 0, pins: talk.pins(on: file), isRemarkable: comment != nil,
        givesOriginal: gives, pages: StagePage.share(of: version), root: portal.root, dates: portal.dates)
    }
    link = version.files.isEmpty ? WorkLink(version.link) : nil
    compare = Self.compare(work, version)
    facts = WorkFacts(work, version)
    notes =
      isNewest
      ? Prose.markup(deliverable.notes, level: 2) : Markup()
    record = isNewest ? WorkRecord(work) : nil
    reviewers = isNewest ? ReviewerRow.rows(of: work) : []
    versions = deliverable.versions.reversed().map { row in
      VersionRow(row, of: work, onStage: version, givesOriginals: gives, root: portal.root)
    }
  }

  private static func compare(_ work: Work, _ version: Version) -> CompareLink? {
    let comparable = work.comparable
    if version.id == work.version.id {
      return comparable.last.map { CompareLink(number: $0.number, address: work.comparison(with: $0)) }
    }
    guard comparable.contains(where: { $0.id == version.id }) else { return nil }
    return CompareLink(number: work.version.number, address: work.comparison(with: version))
  }
}

/// A version that is no file but an address: a prototype, a staging site.
struct WorkLink: Model {
  /// Nil for one that is no web address, which stands there as text.
  let address: String?
  let host: String

  static let fields: [Field<WorkLink>] = [
    .optionalText("address") { $0.address },
    .text("host") { $0.host },
  ]

  init(_ text: String) {
    address = Link.web(text)
    let line = Display.line(text)
    host =
      address == nil
      ? line : line.split(separator: "/").dropFirst().first.map(String.init) ?? line
  }
}

/// The facts beside a work.
struct WorkFacts: Model {
  let sent: When
  let author: String
  /// `PDF, 2.1 MB` of one file, of several what all of them weigh.
  let format: String
  let count: Int
  let weight: String
  /// `1600 × 1200`; empty where it is not known, or there are several.
  let size: String
  let length: String
  let rounds: Int
  let round: Int

  static let fields: [Field<WorkFacts>] = [
    .record("sent") { $0.sent },
    .text("author") { $0.author },
    .text("format") { $0.format },
    .number("count") { $0.count },
    .flag("areSeveral") { $0.count > 1 },
    .text("weight") { $0.weight },
    .text("size") { $0.size },
    .text("length") { $0.length },
    .number("rounds") { $0.rounds },
    .number("round") { $0.round },
  ]

  init(_ work: Work, _ version: Version) {
    let dates = work.dates
    sent = dates.moment(version.id == work.version.id ? work.sentAt : version.createdAt)
    author = Display.line(version.author)
    count = version.files.count
    round = version.number
    rounds = work.deliverable.roundsIncluded ?? 0
    let sizes = version.files.map { max(0, $0.blob.size) }
    weight = FileSize.words(
      sizes.reduce(0) { $0.addingReportingOverflow($1).partialValue }, dates.formats, dates.phrases)
    guard count == 1, let file = version.files.first else {
      (format, size, length) = ("", "", "")
      return
    }
    let blob = file.blob
    format = FileRow.facts(of: Display.line(file.name), blob, dates)
    if let width = blob.width, let height = blob.height {
      size = "\(width) × \(height)"
    } else {
      size = ""
    }
    length = blob.duration.map { Clock.text(max(0, $0)) } ?? ""
  }
}

/// The record of an approval.
struct WorkRecord: Model {
  let day: When
  let file: String
  let fingerprint: String
  let isByAll: Bool
  /// Of this client's own receipt; nil where they have none.
  let receipt: String?

  static let fields: [Field<WorkRecord>] = [
    .record("day") { $0.day },
    .text("file") { $0.file },
    .text("fingerprint") { $0.fingerprint },
    .flag("isByAll") { $0.isByAll },
    .optionalText("receipt") { $0.receipt },
  ]

  /// Nil where nothing is approved, or nobody wrote down by whom.
  init?(_ work: Work) {
    guard work.review == .approved, let last = work.approvals.last else { return nil }
    let moment = work.dates.moment(last.at)
    day = When(iso: moment.iso, title: "", text: moment.title)
    file = work.version.files.count == 1 ? work.version.files.first.map { Display.line($0.name) } ?? "" : ""
    fingerprint = Self.grouped(Display.line(last.sha256))
    isByAll = work.deliverable.reviewers.count > 1
    let isGiven = work.approvals.contains { work.isOwn($0.client) && $0.hasReceipt }
    receipt = isGiven ? "\(work.address)receipt" : nil
  }

  /// In groups of four, as one reads it aloud.
  static func grouped(_ hash: String) -> String {
    let digits = Array(hash.utf8)
    return stride(from: 0, to: digits.count, by: 4)
      .map { String(decoding: digits[$0..<min($0 + 4, digits.count)], as: UTF8.self) }
      .joined(separator: " ")
  }
}
