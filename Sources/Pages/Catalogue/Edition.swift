import Markup

/// The pages in one language with the formats of one region: English dates differ between London and New York, the
/// words do not.
struct Edition: Sendable {
  /// BCP 47, as it stands in `lang`.
  let tag: String
  let language: Language
  let formats: Formats
}
