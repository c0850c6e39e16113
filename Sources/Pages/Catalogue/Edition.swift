import Markup

/// The pages in one language with the formats of one region: English dates differ between London and New York, the
/// words do not.
struct Edition: Sendable {
  /// BCP 47, as it stands in `lang`.
  let tag: String
  let language: Language
  let formats: Formats

  /// Reads the region's formats from the system, which takes milliseconds: make it once.
  init(tag: String, language: Language) {
    self.tag = tag
    self.language = language
    formats = Formats(locale: tag, words: language.relative)
  }
}
