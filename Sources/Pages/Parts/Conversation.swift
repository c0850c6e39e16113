import Markup
import Portal

/// What was said about a work: remarks in the order in which they were made, each with its answers.
struct Conversation {
  /// Of more remarks the earlier ones are folded.
  static let limit = 20

  let earlier: [CommentNote]
  let newest: [CommentNote]
  let earlierCount: Int
  /// The pins of one version, by their file's position.
  private let marks: [Int: [PinMark]]

  func pins(on file: VersionFile) -> [PinMark] { marks[file.position] ?? [] }

  /// - Parameters:
  ///   - current: the version on the stage: its pins are drawn, those of others lead to their version's page.
  ///   - isAlone: whether only that version's comments are shown.
  ///   - answers: the form of the version on the stage, where this client may write.
  init(
    _ work: Work, about current: Version, isAlone: Bool, answers: CommentForm? = nil
  ) throws(PageFailure) {
    let versions = isAlone ? [current] : work.deliverable.versions
    var threads: [[CommentNote]] = []
    var marks: [Int: [PinMark]] = [:]
    for version in versions {
      let isCurrent = version.id == current.id
      var places: [Comment.ID: Int] = [:]
      var numbers = PinNumbers()
      for comment in version.comments {
        let file = comment.pin.flatMap { pin in version.files.first { $0.position == pin.file } }
        let number = file == nil ? nil : numbers.next()
        let root = comment.replyTo.flatMap { places[$0] }
        let note = try CommentNote(
          comment, isReply: root != nil, on: version, isCurrent: isCurrent, number: number,
          answers: isCurrent && root == nil ? answers : nil, work)
        if let root {
          threads[root].append(note)
          places[comment.id] = root
        } else {
          places[comment.id] = threads.count
          threads.append([note])
        }
        if isCurrent, !comment.isResolved, let number, let pin = comment.pin, let file,
          let mark = PinMark(pin, on: file.blob, number: number, comment: comment)
        {
          marks[pin.file, default: []].append(mark)
        }
      }
    }
    self.marks = marks
    earlier = Array(threads.dropLast(Self.limit).joined())
    newest = Array(threads.suffix(Self.limit).joined())
    earlierCount = earlier.count
  }

  /// Pins are numbered by version, as they lie on its work.
  private struct PinNumbers {
    private var last = 0

    mutating func next() -> Int {
      last += 1
      return last
    }
  }
}

/// The words for the places of pins.
enum PinWords: String, CaseIterable {
  case work
  case file
  case page
  case time
  case stretch
  case version
}

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
    answers: CommentForm?, _ work: Work
  ) throws(PageFailure) {
    let dates = work.dates
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
    let anchor = version.files.count > 1 ? "#file-\(pin.file)" : "#work"
    address = isCurrent ? anchor : work.address(of: version) + anchor
    switch pin.place {
    case .time(let from, _): seconds = isCurrent ? Clock.seconds(from) : ""
    case .page(let page, _, _), .wholePage(let page):
      // Nothing is drawn on a PDF: the link opens it at the page.
      if let file = version.files.first(where: { $0.position == pin.file }), file.blob.viewing == .pdf {
        address =
          Download.viewing(Display.line(file.name), id: file.id.text, root: work.root) + "#page=\(page)"
      }
    case .point: break
    }
    spot = version.files.first { $0.position == pin.file }.flatMap { Spot(pin, on: $0, root: work.root) }
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

extension Work {
  /// The newest version stands on the work's own page, those before it on theirs.
  func address(of version: Version) -> String {
    version.id == self.version.id ? address : "\(address)versions/\(version.number)/"
  }
}
