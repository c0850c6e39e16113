import Markup

/// One language's words and everything compiled from them.
struct Language: Sendable {
  let words: Words
  let phrases: Phrases
  let relative: RelativeWords
  let templates: Templates
  /// The team console; nil in a language that has no words for it.
  let team: TeamLanguage?

  /// Throws all that is wrong, in the phrases as in the templates.
  /// - Parameter console: the words of the team console, where the language has them.
  init(words: Words, console: Words? = nil, sources: [String: TemplateSource]) throws(TemplateErrors) {
    let set = try TemplateSet(sources: sources, words: words)
    let phrases = Result { () throws(TemplateErrors) in try Phrases(words) }
    let relative = Result { () throws(TemplateErrors) in try RelativeWords(words) }
    let templates = Result { () throws(TemplateErrors) in try Templates(set) }
    let team = Result { () throws(TemplateErrors) in
      try console.map { console throws(TemplateErrors) in
        try TeamLanguage(words: words.joined(with: console), sources: sources)
      }
    }
    let failures = [phrases.failure, relative.failure, templates.failure, team.failure].compactMap(\.self)
    if let first = failures.first {
      throw failures.dropFirst().reduce(first) { $0.joined(with: $1) }
    }
    self.words = words
    self.phrases = try phrases.get()
    self.relative = try relative.get()
    self.templates = try templates.get()
    self.team = try team.get()
  }
}

extension Result {
  fileprivate var failure: Failure? {
    if case .failure(let failure) = self { failure } else { nil }
  }
}
