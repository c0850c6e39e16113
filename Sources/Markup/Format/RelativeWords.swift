import Portal

/// The words for days seen from another day, from a locale file's `relative`.
package struct RelativeWords: Sendable {
  private let today: Phrase
  private let tomorrow: Phrase
  private let yesterday: Phrase
  private let inDays: Phrase
  private let inWeeks: Phrase
  private let daysAgo: Phrase

  /// Throws the first word that is missing.
  package init(_ words: Words) throws(TemplateErrors) {
    today = try words.phrase("relative.today")
    tomorrow = try words.phrase("relative.tomorrow")
    yesterday = try words.phrase("relative.yesterday")
    inDays = try words.phrase("relative.inDays")
    inWeeks = try words.phrase("relative.inWeeks")
    daysAgo = try words.phrase("relative.daysAgo")
  }

  func text(_ day: RelativeDay) -> String {
    switch day {
    case .today: today.text()
    case .tomorrow: tomorrow.text()
    case .yesterday: yesterday.text()
    case .inDays(let days): inDays.text(days)
    case .inWeeks(let weeks): inWeeks.text(weeks)
    case .daysAgo(let days): daysAgo.text(days)
    case .longAgo: ""
    }
  }
}
