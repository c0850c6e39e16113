// Words of the locale files.
extension Compiler {
  /// The key after `words.`; a template whose set has no words sees an ordinary name.
  func wordsKey(_ name: Name) -> String? {
    guard words != nil, name.parts.count > 1, name.parts[0] == Words.prefix else { return nil }
    return name.parts.dropFirst().joined(separator: ".")
  }

  /// Compiles the text of a key as if it stood here.
  mutating func insertWords(_ key: String, at place: Place) {
    guard let words else { return }
    guard let entry = words[key] else {
      let nearest = Nearest.name(to: key, among: words.keys)
      let prefix = Words.prefix + "."
      return report(.missingWords(prefix + key, nearest: nearest.map { prefix + $0 }), at: place)
    }
    let outer = margin
    margin = Margin()
    enter("\(Words.prefix).\(key)", at: place) { compiler in
      switch entry {
      case .text(let text): compiler.compile(text.nodes)
      case .plural(let plural): compiler.plural(plural, key: key, rule: words.rule, at: place)
      }
    }
    margin = outer
  }

  private mutating func plural(_ plural: PluralWords, key: String, rule: PluralRule, at place: Place) {
    guard let count = find(Name(plural.count), at: plural.place) else {
      return checkForms(of: plural)
    }
    guard case .number = count.shape else {
      report(.countIsNoNumber(name: plural.count, key: "\(Words.prefix).\(key)"), at: place)
      return checkForms(of: plural)
    }
    let table = emitter.addPlural(rule)
    emitter.add(.plural(address(of: count), table: UInt32(table)))
    var ends: [Int] = []
    for (category, text) in plural.forms {
      let start = emitter.here()
      emitter.setTarget(of: category, in: table, to: start)
      if category == .other {
        for missing in PluralCategory.allCases where !plural.forms.contains(where: { $0.category == missing })
        {
          emitter.setTarget(of: missing, in: table, to: start)
        }
      }
      compile(text.nodes)
      ends.append(emitter.add(.jump(to: 0)))
    }
    for end in ends { emitter.patch(end) }
  }

  /// Only for the mistakes in them.
  private mutating func checkForms(of plural: PluralWords) {
    for form in plural.forms { compile(form.text.nodes) }
  }
}
