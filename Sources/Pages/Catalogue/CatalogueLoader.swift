import Foundation
import Markup

/// Reads and compiles a template folder, and goes on after an error so that all of them are known at once.
struct CatalogueLoader {
  /// What a catalogue is made of.
  struct Parts {
    let sheet: [UInt8]
    let script: [UInt8]
    let team: TeamAssets
    let languages: [String: Language]
    let fallback: Language
    let fingerprint: String
  }

  /// The language that the others are compared with and that everybody else reads.
  private static let reference = "en"

  private let files: CatalogueFiles
  private let folder: TemplateFolder
  private var errors: TemplateErrors?

  private init(base: URL, override: URL?) {
    // An installation may keep its templates behind a link; listing a folder does not follow one.
    let base = base.resolvingSymlinksInPath()
    let override = override?.resolvingSymlinksInPath()
    files = CatalogueFiles(base: base, override: override)
    folder = TemplateFolder(base: base.path, override: override?.path)
  }

  static func load(base: URL, override: URL?) throws(TemplateErrors) -> Parts {
    var loader = CatalogueLoader(base: base, override: override)
    let sources = loader.value { loader throws(TemplateErrors) in try loader.folder.sources() }
    let sheet = loader.value { loader throws(TemplateErrors) in try loader.sheet() }
    let script = loader.value { loader throws(TemplateErrors) in try loader.script() }
    let team = loader.value { loader throws(TemplateErrors) in try loader.teamAssets() }
    let locales = loader.locales(in: "locales", reference: reference)
    let console = loader.locales(in: "locales/team", reference: reference)
    let languages = sources.map { loader.languages(locales, console, $0) }
    guard loader.errors == nil, let sources, let sheet, let script, let team, let languages,
      let fallback = languages[reference]
    else { throw loader.errors ?? TemplateErrors([]) }
    let bytes = locales.mapValues(\.bytes)
    return Parts(
      sheet: sheet, script: script, team: team, languages: languages, fallback: fallback,
      fingerprint: Fingerprint.of(
        templates: sources, locales: bytes,
        assets: ["portal.css": sheet, "portal.js": script, "team": team.bytes]))
  }

  /// The console's own, the same for every workspace: its colours come from the workspace's sheet.
  private func teamAssets() throws(TemplateErrors) -> TeamAssets {
    let script = try Script.bundle(try files.read("assets/team.js")) { name throws(TemplateErrors) in
      try files.read("assets/" + name)
    }
    return TeamAssets(
      sheet: try files.read("assets/team.css"), script: script, strip: try files.read("assets/seen.css"))
  }

  private func sheet() throws(TemplateErrors) -> [UInt8] {
    try StyleSheet.bundle(try files.read("assets/portal.css")) { name throws(TemplateErrors) in
      try files.read("assets/" + name)
    }
  }

  private func script() throws(TemplateErrors) -> [UInt8] {
    try Script.bundle(try files.read("assets/portal.js")) { name throws(TemplateErrors) in
      try files.read("assets/" + name)
    }
  }

  /// The words of every language, with the bytes that they were read from.
  private mutating func locales(in folder: String, reference: String) -> [String: (
    words: Words, bytes: [UInt8]
  )] {
    var locales: [String: (words: Words, bytes: [UInt8])] = [:]
    for name in Set(files.names(in: folder, ending: ".json") + [reference]).sorted() {
      locales[name] = value { loader throws(TemplateErrors) in
        let file = "\(folder)/\(name).json"
        let bytes = try loader.files.read(file)
        return (try Words(language: name, file: file, bytes: bytes), bytes)
      }
    }
    guard let reference = locales[reference]?.words else { return locales }
    for (_, locale) in locales.sorted(by: { $0.key < $1.key }) {
      let problems = locale.words.differences(from: reference)
      if !problems.isEmpty { add(TemplateErrors(problems)) }
    }
    return locales
  }

  private mutating func languages(
    _ locales: [String: (words: Words, bytes: [UInt8])],
    _ console: [String: (words: Words, bytes: [UInt8])], _ sources: [String: TemplateSource]
  ) -> [String: Language] {
    var languages: [String: Language] = [:]
    for (name, locale) in locales.sorted(by: { $0.key < $1.key }) {
      languages[name] = value { _ throws(TemplateErrors) in
        try Language(words: locale.words, console: console[name]?.words, sources: sources)
      }
    }
    return languages
  }

  private mutating func value<Value>(_ make: (CatalogueLoader) throws(TemplateErrors) -> Value) -> Value? {
    do {
      return try make(self)
    } catch {
      add(error)
      return nil
    }
  }

  private mutating func add(_ more: TemplateErrors) {
    errors = errors?.joined(with: more) ?? more
  }
}
