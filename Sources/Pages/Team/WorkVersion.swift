import Markup
import Portal

/// A version with its files and what was said about it; the newest stands on a stage as clients see it.
struct WorkVersion: Model {
  let version: Version
  let isNewest: Bool
  let when: When
  let files: [StageFile]
  let links: [FileLink]
  let talk: Conversation
  let comment: CommentForm

  static let fields: [Field<WorkVersion>] = [
    .text("id") { $0.version.id.text },
    .number("number") { $0.version.number },
    .flag("isNewest") { $0.isNewest },
    .text("author") { Display.line($0.version.author) },
    .record("when") { $0.when },
    .list("files") { $0.files },
    .flag("isGallery") { $0.files.count > 1 },
    .flag("isSingle") { $0.files.count == 1 },
    .optional("compare") { _ -> CompareLink? in nil },
    .list("links") { $0.links },
    .optional("link") { $0.version.files.isEmpty ? WorkLink($0.version.link) : nil },
    .flag("hasTalk") { !$0.talk.newest.isEmpty },
    .list("talk") { $0.talk.newest },
    .flag("hasEarlierTalk") { !$0.talk.earlier.isEmpty },
    .number("earlierTalkCount") { $0.talk.earlierCount },
    .list("earlierTalk") { $0.talk.earlier },
    .record("comment") { $0.comment },
  ]

  init(
    _ version: Version, isNewest: Bool, of deliverable: Deliverable.ID, _ console: TeamConsole,
    _ refusal: ConsoleRefusal?
  ) throws(PageFailure) {
    self.version = version
    self.isNewest = isNewest
    let page = Self.page(of: deliverable)
    when = console.dates.moment(version.createdAt)
    let refused = refusal.state(of: "deliverable.answer")
    let comment = CommentForm(
      of: version, to: "\(page)comments", refused?.value("version") == version.id.text ? refused : nil)
    self.comment = comment
    let talk = try Conversation(
      [version], about: version,
      at: TalkPlace(dates: console.dates, root: Self.root, isStaged: isNewest) { _ in page }, answers: comment
    )
    self.talk = talk
    files = version.files.enumerated().map { index, file in
      StageFile(
        file, isFirst: index == 0, pins: talk.pins(on: file), isRemarkable: isNewest, givesOriginal: true,
        pages: StagePage.share(of: version), root: Self.root, dates: console.dates)
    }
    links = version.files.map { FileLink($0.name, id: $0.id.text, blob: $0.blob, console.dates) }
  }

  /// Of downloads.
  private static let root = "/team/"

  /// The deliverable's page in the console.
  static func page(of deliverable: Deliverable.ID) -> String { "/team/deliverables/\(deliverable)/" }
}
