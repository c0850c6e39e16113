import Markup
import Portal

/// The words that models need, looked up once: whatever is chosen by a value rather than by a template.
struct Phrases: Sendable {
  /// The language, in itself.
  let ownName: Wording
  /// Between things that are listed, with the space after it.
  let comma: Wording
  let tabs: [Tab: Wording]
  let badges: [Tab: Wording]
  let statuses: [Project.Status: Wording]
  /// How a milestone stands, for who does not see the bar.
  let milestones: [Milestone.State: Wording]
  /// So many milestones that stand alike.
  let segments: [Milestone.State: Wording]
  let smallNumbers: [Wording]
  let late: Wording
  let period: Wording
  let since: Wording
  let until: Wording
  let preview: Wording
  let bytes: Wording
  let sizes: [FileSize: Wording]
  /// `Ida and Elias`.
  let both: Wording
  let you: Wording
  let versionStates: [VersionState: Wording]
  let pinned: [PinWords: Wording]
  let threadStates: [Feedback.State: Wording]
  let noFileKind: Wording
  let link: Wording
  let void: Wording
  let fileSections: FileSectionWords
  let signInSubject: Wording
  let accessEndedSubject: Wording
  let letters: LetterWords
  let sheet: SheetWords

  /// Throws every phrase that is missing or malformed, not only the first.
  init(_ words: Words) throws(TemplateErrors) {
    var reader = PhraseReader(words: words)
    ownName = reader.wording("page.language")
    comma = reader.wording("page.comma")
    tabs = reader.table(Tab.allCases) { "tabs.\($0.rawValue)" }
    badges = reader.table(Tab.allCases.filter(\.hasBadge)) { "badges.\($0.rawValue)" }
    statuses = reader.table(Project.Status.allCases) { "status.\($0.rawValue)" }
    milestones = reader.table(Milestone.State.allCases) { "milestone.\($0.rawValue)" }
    segments = reader.table(Milestone.State.allCases) { "segment.\($0.rawValue)" }
    smallNumbers = (1...12).map { reader.wording("numbers.\($0)") }
    late = reader.wording("relative.late")
    period = reader.wording("period.both", texts: ["from", "until"])
    since = reader.wording("period.from", texts: ["from"])
    until = reader.wording("period.until", texts: ["until"])
    preview = reader.wording("mark.preview")
    bytes = reader.wording("size.bytes")
    sizes = reader.table(FileSize.allCases, texts: ["size"]) { "size.\($0.rawValue)" }
    both = reader.wording("people.both", texts: ["first", "last"])
    you = reader.wording("people.you")
    versionStates = reader.table(VersionState.allCases, texts: ["name"]) { "versionState.\($0.rawValue)" }
    pinned = reader.table(PinWords.allCases, texts: ["place", "end"]) { "pin.\($0.rawValue)" }
    threadStates = reader.table(Feedback.State.allCases) { "thread.\($0.rawValue)" }
    noFileKind = reader.wording("look.file")
    link = reader.wording("look.link")
    void = reader.wording("mark.void")
    fileSections = FileSectionWords(&reader)
    signInSubject = reader.wording("mail.signIn.subject", texts: ["workspace"])
    accessEndedSubject = reader.wording("mail.accessEnded.subject", texts: ["workspace"])
    letters = LetterWords(&reader)
    sheet = SheetWords(&reader)
    if let errors = reader.errors { throw errors }
  }

  /// `four`, `13`.
  func small(_ number: Int) -> String {
    (1...smallNumbers.count).contains(number) ? smallNumbers[number - 1].text() : String(number)
  }
}

/// A phrase that is there once loading has succeeded.
struct Wording: Sendable {
  /// Nil only until the errors that were collected are thrown.
  fileprivate let phrase: Phrase?

  func text(_ number: Int = 0, _ texts: [String] = []) -> String {
    phrase?.text(number, texts) ?? ""
  }
}

/// Goes on after a phrase that is missing, so that all of them are known at once.
struct PhraseReader {
  let words: Words
  var errors: TemplateErrors?

  mutating func wording(_ key: String, texts: [String] = []) -> Wording {
    do {
      return Wording(phrase: try words.phrase(key, texts: texts))
    } catch {
      errors = errors?.joined(with: error) ?? error
      return Wording(phrase: nil)
    }
  }

  mutating func table<Key: Hashable>(_ keys: [Key], texts: [String] = [], _ name: (Key) -> String) -> [Key:
    Wording]
  {
    var table: [Key: Wording] = [:]
    for key in keys { table[key] = wording(name(key), texts: texts) }
    return table
  }
}
