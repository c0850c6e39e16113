import Foundation
import Markup
import Portal

/// All pages in all languages, ready to be made: templates and words as they lay in the folder when it was loaded.
///
/// Cheap to hold and to copy; safe to use from many threads. To take up changed templates, load another one: if that
/// fails, the old one goes on.
package struct Catalogue: Sendable {
  /// The language of whoever has none of ours.
  static let fallback = "en"

  /// Changes when anything that pages are made from changes: templates, words, style sheet.
  package let fingerprint: String

  let sheet: [UInt8]
  private let languages: [String: Language]
  private let last: Language
  private let shelf = EditionShelf()

  /// Loads `base` with the files of `override` in place of its own. Throws everything that is wrong in any language,
  /// with file and line.
  package init(base: URL, override: URL?) throws(TemplateErrors) {
    let files = CatalogueFiles(base: base, override: override)
    var collector = ErrorCollector()
    let sources = collector.value { () throws(TemplateErrors) in
      try TemplateFolder(base: base.path, override: override?.path).sources()
    }
    let sheet = collector.value { () throws(TemplateErrors) in
      try StyleSheet.bundle(try files.read("assets/portal.css")) { name throws(TemplateErrors) in
        try files.read("assets/" + name)
      }
    }
    var locales: [String: [UInt8]] = [:]
    var languages: [String: Language] = [:]
    for name in Set(files.names(in: "locales", ending: ".json") + [Self.fallback]).sorted() {
      let file = "locales/\(name).json"
      let language = collector.value { () throws(TemplateErrors) in
        let bytes = try files.read(file)
        locales[file] = bytes
        let words = try Words(language: name, file: file, bytes: bytes)
        return try Language(words: words, sources: sources ?? [:])
      }
      languages[name] = language
    }
    if let first = languages[Self.fallback] {
      for (_, language) in languages.sorted(by: { $0.key < $1.key }) {
        collector.add(language.words.differences(from: first.words))
      }
    }
    guard collector.errors == nil, let sheet, let last = languages[Self.fallback] else {
      throw collector.errors ?? TemplateErrors([])
    }
    self.sheet = sheet
    self.languages = languages
    self.last = last
    fingerprint = Fingerprint.of(templates: sources ?? [:], files: locales, sheet: sheet)
  }

  /// A workspace's look, prepared once for all of its clients.
  package func brand(of workspace: Workspace) -> Brand {
    Brand(of: workspace, sheet: sheet)
  }

  /// The pages in the first of these locales whose language we have.
  func edition(for locales: [String]) -> Edition {
    for locale in locales {
      guard let tag = LanguageTag.canonical(locale) else { continue }
      guard let language = languages[LanguageTag.language(of: tag)] else { continue }
      return shelf.edition(tag) { make(tag, language) }
    }
    return shelf.edition(Self.fallback) { make(Self.fallback, last) }
  }

  private func make(_ tag: String, _ language: Language) -> Edition {
    Edition(tag: tag, language: language, formats: Formats(locale: tag, words: language.relative))
  }
}

/// Goes on after an error, so that all of them are known at once.
private struct ErrorCollector {
  private(set) var errors: TemplateErrors?

  mutating func value<Value>(_ make: () throws(TemplateErrors) -> Value) -> Value? {
    do {
      return try make()
    } catch {
      errors = errors?.joined(with: error) ?? error
      return nil
    }
  }

  mutating func add(_ problems: [TemplateProblem]) {
    guard !problems.isEmpty else { return }
    errors = (errors ?? TemplateErrors([])).joined(with: TemplateErrors(problems))
  }
}
