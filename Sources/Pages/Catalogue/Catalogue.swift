import Foundation
import Markup
import Portal

/// All pages in all languages, ready to be made: templates and words as they lay in the folder when it was loaded.
///
/// Cheap to hold and to copy; safe to use from many threads. To take up changed templates, load another one: if that
/// fails, the old one goes on.
package struct Catalogue: Sendable {
  /// Changes when anything that pages are made from changes: templates, words, style sheet, script.
  package let fingerprint: String

  let sheet: [UInt8]
  let script: [UInt8]
  let team: TeamAssets
  private let languages: [String: Language]
  /// What clients choose from, by name.
  let choices: [LanguageChoice]
  /// For whoever has none of ours.
  private let fallback: Language
  private let shelf = EditionShelf()

  /// Loads `base` with the files of `override` in place of its own. Throws everything that is wrong in any language,
  /// with file and line.
  package init(base: URL, override: URL?) throws(TemplateErrors) {
    let parts = try CatalogueLoader.load(base: base, override: override)
    sheet = parts.sheet
    script = parts.script
    team = parts.team
    languages = parts.languages
    fallback = parts.fallback
    choices = parts.languages.map { LanguageChoice(tag: $0.key, name: $0.value.phrases.ownName.text()) }
      .sorted { $0.tag < $1.tag }
    fingerprint = parts.fingerprint
  }

  /// A workspace's look, prepared once for all of its clients.
  package func brand(of workspace: Workspace) -> Brand {
    Brand(of: workspace, sheet: sheet, script: script)
  }

  /// The same with the name in place of a logo whose bytes are lost.
  package func brandWithoutLogo(of workspace: Workspace) -> Brand {
    var workspace = workspace
    workspace.branding.logo = nil
    return Brand(of: workspace, sheet: sheet, script: script)
  }

  /// The pages in the first of these locales whose language we have.
  func edition(for locales: [String]) -> Edition {
    for locale in locales {
      if let edition = shelf.edition(locale, make: { edition(in: locale) }) { return edition }
    }
    let tag = fallback.words.language
    return shelf.edition(tag) { Edition(tag: tag, language: fallback) }
      ?? Edition(tag: tag, language: fallback)
  }

  /// What the first of these locales whose language we have is called, as pages and documents name it.
  package func language(for locales: [String]) -> String { edition(for: locales).tag }

  /// The same for the team console, which has words in fewer languages.
  func consoleEdition(for locales: [String]) -> Edition {
    edition(
      for: locales.filter { locale in
        LanguageTag.canonical(locale).flatMap { languages[LanguageTag.language(of: $0)]?.team } != nil
      })
  }

  private func edition(in locale: String) -> Edition? {
    guard let tag = LanguageTag.canonical(locale) else { return nil }
    return languages[LanguageTag.language(of: tag)].map { Edition(tag: tag, language: $0) }
  }

  /// How days are written in an edition on a day.
  func dates(on today: Day, zone: Zone, edition: Edition) -> Dates {
    Dates(today: today, zone: zone, edition: edition, table: shelf.days(around: today, in: edition))
  }
}
