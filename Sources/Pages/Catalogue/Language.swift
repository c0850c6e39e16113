import Markup

/// One language's words and everything compiled from them.
struct Language: Sendable {
  let words: Words
  let phrases: Phrases
  let relative: RelativeWords
  let templates: Templates

  /// Throws all that is wrong, in the phrases as in the templates.
  init(words: Words, sources: [String: TemplateSource]) throws(TemplateErrors) {
    self.words = words
    relative = try RelativeWords(words)
    let set = try TemplateSet(sources: sources, words: words)
    let phrases = Result { () throws(TemplateErrors) in try Phrases(words) }
    let templates = Result { () throws(TemplateErrors) in try Templates(set) }
    if case .failure(let errors) = phrases, case .failure(let more) = templates {
      throw errors.joined(with: more)
    }
    self.phrases = try phrases.get()
    self.templates = try templates.get()
  }
}
