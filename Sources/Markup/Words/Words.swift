/// The words of one language: `site-templates/locales/<language>.json`, nested objects of strings.
///
/// A template says `{{words.home.greeting}}` and the text stands there as if it had been written there: it is
/// compiled into the page, may contain `{{name}}` and sections, and is HTML of ours (`&nbsp;`, `<b>`). A plural
/// is an object that names the number it counts and has a text for each form of its language:
///
/// ```json
/// {"home": {"waiting": {"count": "waiting", "one": "One thing waits.", "other": "{{waiting}} things wait."}}}
/// ```
package struct Words: Sendable {
  /// What names of words begin with in templates.
  static let prefix = "words"

  /// A BCP 47 tag, the name of the file.
  package let language: String
  package let file: String
  let rule: PluralRule
  private var entries: [String: WordsEntry] = [:]

  /// Reads a locale file; throws everything that is wrong with it.
  package init(language: String, file: String, bytes: [UInt8]) throws(TemplateErrors) {
    self.language = language
    self.file = file
    rule = PluralRule(language: language)
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw TemplateErrors(.notUTF8, at: Place(file: file, line: 1))
    }
    let members: [WordsReader.Member]
    do {
      members = try WordsReader.read(bytes)
    } catch {
      throw TemplateErrors(.words(error.fault), at: Place(file: file, line: error.line))
    }
    var builder = WordsBuilder(file: file, rule: rule)
    builder.add(members, under: "")
    guard builder.problems.isEmpty else { throw TemplateErrors(builder.problems) }
    entries = builder.entries
  }

  /// These and others of the same language; a key of both says what the others say.
  package func joined(with others: Words) -> Words {
    var words = self
    words.entries.merge(others.entries) { _, other in other }
    return words
  }

  subscript(key: String) -> WordsEntry? { entries[key] }

  package var keys: some Sequence<String> { entries.keys }

  /// The keys that only one of two languages has; both must have the same.
  package func differences(from other: Words) -> [TemplateProblem] {
    let lacking = other.entries.keys.filter { entries[$0] == nil }.sorted()
    let missing = lacking.map { key in
      TemplateProblem(.words(.missingKey(key, asIn: other.file)), at: Place(file: file, line: 1))
    }
    let unknown = entries.filter { other.entries[$0.key] == nil }.sorted { $0.key < $1.key }.map {
      key, entry in
      let nearest = Nearest.name(to: key, among: lacking)
      return TemplateProblem(.words(.unknownKey(key, notIn: other.file, nearest: nearest)), at: entry.place)
    }
    return missing + unknown
  }
}

/// What stands at a key.
enum WordsEntry: Sendable {
  case text(WordsText)
  case plural(PluralWords)

  var place: Place {
    switch self {
    case .text(let text): text.place
    case .plural(let plural): plural.place
    }
  }
}

/// One text, parsed as a template.
struct WordsText: Sendable {
  let text: String
  let nodes: [Node]
  let place: Place
}

struct PluralWords: Sendable {
  /// The name of the number in the context where the words stand.
  let count: String
  let forms: [(category: PluralCategory, text: WordsText)]
  let place: Place
}
