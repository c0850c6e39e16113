/// Words for the program's own use: relative days, subjects of mails. Plain text, ready to be filled in.
///
/// `{{n}}`, or the name that a plural counts, is the number; other names are texts in the order in which
/// `Words.phrase(_:texts:)` lists them.
package struct Phrase: Sendable {
  enum Part: Sendable {
    case literal([UInt8])
    case number
    case text(Int)
  }

  let rule: PluralRule
  /// One for each plural category, or a single one.
  let forms: [[Part]]

  /// Appends the phrase as UTF-8, not escaped.
  func append(_ number: Int = 0, _ texts: [String] = [], to output: inout Bytes) {
    let form = forms.count == 1 ? forms[0] : forms[Int(rule.category(of: number).rawValue)]
    for part in form {
      switch part {
      case .literal(let bytes): output.append(bytes)
      case .number: Digits.append(number, to: &output)
      case .text(let index): if index < texts.count { output.append(texts[index]) }
      }
    }
  }

  /// The phrase as a string: `inDays.text(3)`, `subject.text(0, ["Winter range"])`.
  package func text(_ number: Int = 0, _ texts: [String] = []) -> String {
    var bytes = Bytes(capacity: 64)
    append(number, texts, to: &bytes)
    return String(decoding: bytes.written, as: UTF8.self)
  }
}

extension Words {
  /// The phrase at a key. Throws when the key is missing, when the text is not plain (tags and references
  /// would be shown as they are), or when it names something that is neither the number nor in `texts`.
  package func phrase(_ key: String, texts: [String] = []) throws(TemplateErrors) -> Phrase {
    guard let entry = self[key] else {
      let nearest = Nearest.name(to: key, among: keys)
      throw TemplateErrors(.words(.phraseMissing(key, nearest: nearest)), at: Place(file: file, line: 1))
    }
    switch entry {
    case .text(let text):
      return Phrase(rule: rule, forms: [try parts(of: text, key: key, number: "n", texts: texts)])
    case .plural(let plural):
      var forms: [PluralCategory: [Phrase.Part]] = [:]
      for form in plural.forms {
        forms[form.category] = try parts(of: form.text, key: key, number: plural.count, texts: texts)
      }
      return Phrase(rule: rule, forms: PluralCategory.allCases.map { forms[$0] ?? forms[.other] ?? [] })
    }
  }

  private func parts(
    of text: WordsText, key: String, number: String, texts: [String]
  ) throws(TemplateErrors) -> [Phrase.Part] {
    if text.text.utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }) {
      throw TemplateErrors(.words(.phraseNotPlain(key)), at: text.place)
    }
    var parts: [Phrase.Part] = []
    for node in text.nodes {
      switch node.kind {
      case .text(let bytes): parts.append(.literal(bytes))
      case .lineStart(let space, _): if !space.isEmpty { parts.append(.literal(space)) }
      case .variable(let name, _):
        if name.text == number {
          parts.append(.number)
        } else if let index = texts.firstIndex(of: name.text) {
          parts.append(.text(index))
        } else {
          let fault = WordsFault.phraseUnknownName(name.text, key: key, known: [number] + texts)
          throw TemplateErrors(.words(fault), at: text.place)
        }
      case .section, .partial, .parent, .block:
        throw TemplateErrors(.words(.phraseNotSimple(key)), at: text.place)
      }
    }
    return parts
  }
}
