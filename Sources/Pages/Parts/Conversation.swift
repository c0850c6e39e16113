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
  ///   - versions: those whose comments are shown.
  ///   - current: the version on the stage: its pins are drawn, those of others lead to their version's page.
  ///   - answers: the form of the version on the stage, where whoever looks may write.
  init(
    _ versions: [Version], about current: Version, at place: TalkPlace, answers: CommentForm? = nil
  ) throws(PageFailure) {
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
          answers: isCurrent && root == nil ? answers : nil, place)
        if let root {
          threads[root].append(note)
          places[comment.id] = root
        } else {
          places[comment.id] = threads.count
          threads.append([note])
        }
        if isCurrent, !comment.isResolved, let number, let pin = comment.pin, let file,
          let mark = PinMark(
            pin, on: file, number: number, comment: comment.id, author: comment.author.name)
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

/// Where a conversation is shown, and what the places of its remarks lead to.
struct TalkPlace {
  let dates: Dates
  /// Of downloads.
  let root: String
  /// Whether the version that is talked about stands on the page.
  var isStaged = true
  /// Of another version's page.
  let address: (Version) -> String
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

extension Work {
  var talkPlace: TalkPlace { TalkPlace(dates: dates, root: root, address: address(of:)) }

  /// The newest version stands on the work's own page, those before it on theirs.
  func address(of version: Version) -> String {
    version.id == self.version.id ? address : "\(address)versions/\(version.number)/"
  }
}
