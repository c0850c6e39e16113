import Markup
import Portal

/// One remark or answer.
struct CommentNote: Model {
  var id: String
  var isReply: Bool
  var isResolved: Bool
  var author: String
  var when: When
  /// The version's number where it is not the one on the stage, 0 where it is.
  var version: Int
  var body: Markup
  /// The pin's number, 0 for none.
  var number: Int
  var place: String
  var address: String
  /// Of a film or a piece of music, in seconds.
  var seconds: String
  /// What it is about, small; nil while there is no picture of that.
  var spot: Spot?
  /// Where the remark can be answered and said to be dealt with; nil where it cannot.
  var answers: CommentForm?

  static let fields: [Field<CommentNote>] = [
    .text("id") { $0.id },
    .flag("isReply") { $0.isReply },
    .flag("isResolved") { $0.isResolved },
    .text("author") { $0.author },
    .record("when") { $0.when },
    .number("version") { $0.version },
    .markup("body") { $0.body },
    .number("pin") { $0.number },
    .text("place") { $0.place },
    .text("address") { $0.address },
    .text("seconds") { $0.seconds },
    .optional("spot") { $0.spot },
    .optional("answers") { $0.answers },
    .flag("isAnswered") { note in note.answers?.replyTo == note.id },
  ]

  init(
    _ comment: Comment, isReply: Bool, on version: Version, isCurrent: Bool, number: Int?,
    answers: CommentForm?, _ there: TalkPlace
  ) throws(PageFailure) {
    let dates = there.dates
    id = comment.id.text
    self.answers = answers
    self.isReply = isReply
    isResolved = comment.isResolved
    author = Display.line(comment.author.name)
    when = dates.moment(comment.postedAt)
    self.version = isCurrent ? 0 : version.number
    body = Prose.markup(comment.body, level: 3)
    self.number = number ?? 0
    place = ""
    address = ""
    seconds = ""
    guard number != nil, let pin = comment.pin else { return }
    place =
      isCurrent
      ? Self.words(pin, on: version, dates.phrases)
      : dates.phrases.pinned[.version]?.text(0, [String(version.number)]) ?? ""
    let file = version.files.first { $0.position == pin.file }
    let anchor = Self.anchor(pin, on: file, version)
    if let file, anchor == nil || !there.isStaged && isCurrent {
      // What is not on a stage is opened where the remark is about.
      address =
        Download.viewing(Display.line(file.name), id: file.id.text, root: there.root) + Self.fragment(pin)
    } else {
      address = (isCurrent ? "" : there.address(version)) + (anchor ?? "#work")
      if case .time(let from, _) = pin.place, isCurrent { seconds = Clock.seconds(from) }
    }
    spot = file.flatMap { Spot(pin, on: $0, root: there.root) }
  }

  /// On the stage; nil for a page of a PDF that there is no picture of.
  private static func anchor(_ pin: Pin, on file: VersionFile?, _ version: Version) -> String? {
    switch pin.place {
    case .page(let page, _, _), .wholePage(let page):
      if let file, file.blob.viewing == .pdf {
        return file.preview(.page, at: page) == nil
          ? nil : "#\(StagePage.anchor(file: pin.file, page: page))"
      }
    case .point, .time: break
    }
    return version.files.count > 1 ? "#file-\(pin.file)" : "#work"
  }

  /// Of a file that is opened by itself.
  private static func fragment(_ pin: Pin) -> String {
    switch pin.place {
    case .page(let page, _, _), .wholePage(let page): "#page=\(page)"
    case .time(let from, _): "#t=\(Clock.seconds(from))"
    case .point: ""
    }
  }

  static func words(_ pin: Pin, on version: Version, _ phrases: Phrases) -> String {
    let text = { (words: PinWords, place: String, end: String) in
      phrases.pinned[words]?.text(0, [place, end]) ?? ""
    }
    switch pin.place {
    case .page(let page, _, _), .wholePage(let page): return text(.page, String(page), "")
    case .time(let from, nil): return text(.time, Clock.text(from), "")
    case .time(let from, let until?): return text(.stretch, Clock.text(from), Clock.text(until))
    case .point:
      guard version.files.count > 1, let file = version.files.first(where: { $0.position == pin.file })
      else { return text(.work, "", "") }
      return text(.file, Display.line(file.name), "")
    }
  }
}
