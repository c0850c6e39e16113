/// Makes entries of a locale file's members and collects what is wrong with them.
struct WordsBuilder {
  let file: String
  let rule: PluralRule
  private(set) var entries: [String: WordsEntry] = [:]
  private(set) var problems: [TemplateProblem] = []

  init(file: String, rule: PluralRule) {
    self.file = file
    self.rule = rule
  }

  mutating func add(_ members: [WordsReader.Member], under parent: String) {
    for member in members {
      let key = parent.isEmpty ? member.key : "\(parent).\(member.key)"
      guard isUsable(member.key) else {
        report(.badKey(key), member.line)
        continue
      }
      switch member.value {
      case .text(let text):
        if let text = self.text(text, key: key, line: member.line) { entries[key] = .text(text) }
      case .object(let inner) where isPlural(inner): addPlural(inner, key: key, line: member.line)
      case .object(let inner): add(inner, under: key)
      }
    }
  }

  private func isUsable(_ key: String) -> Bool {
    !key.isEmpty
      && !key.utf8.contains { $0 <= 0x20 || [".", "{", "}"].map { UInt8(ascii: $0) }.contains($0) }
  }

  /// Texts named like plural forms only: nobody would nest keys of these names.
  private func isPlural(_ members: [WordsReader.Member]) -> Bool {
    members.contains { $0.key == PluralCategory.other.name }
      && members.allSatisfy { member in
        guard case .text = member.value else { return false }
        return member.key == "count" || PluralCategory(name: member.key) != nil
      }
      || members.contains { $0.key == "count" }
  }

  private mutating func addPlural(_ members: [WordsReader.Member], key: String, line: Int) {
    var count: String?
    var forms: [(category: PluralCategory, text: WordsText)] = []
    for member in members {
      guard case .text(let text) = member.value else {
        report(.unknownForm(key: key, form: member.key, allowed: rule.allowed.map(\.name)), member.line)
        continue
      }
      if member.key == "count" {
        count = text
      } else if let category = PluralCategory(name: member.key), rule.allowed.contains(category) {
        self.text(text, key: "\(key).\(member.key)", line: member.line).map { forms.append((category, $0)) }
      } else {
        report(.unknownForm(key: key, form: member.key, allowed: rule.allowed.map(\.name)), member.line)
      }
    }
    for needed in rule.required where !members.contains(where: { $0.key == needed.name }) {
      report(.missingForm(key: key, form: needed.name), line)
    }
    guard let count, !count.isEmpty else { return report(.missingCount(key), line) }
    let place = Place(file: file, line: line)
    entries[key] = .plural(PluralWords(count: count, forms: forms, place: place))
  }

  /// Parses a text; nil after reporting why not. Messages show the line of the locale file.
  private mutating func text(_ text: String, key: String, line: Int) -> WordsText? {
    if let fault = WordsCheck.fault(in: text, key: key) {
      report(fault, line)
      return nil
    }
    let place = Place(file: file, line: line)
    do {
      let nodes = try Parser.parse(TemplateSource(name: key, file: file, bytes: Array(text.utf8)))
      return WordsText(text: text, nodes: nodes.moved(to: place), place: place)
    } catch {
      problems += error.problems.map { TemplateProblem($0.fault, at: place) }
      return nil
    }
  }

  private mutating func report(_ fault: WordsFault, _ line: Int) {
    problems.append(TemplateProblem(.words(fault), at: Place(file: file, line: line)))
  }
}

extension [Node] {
  /// The same tree as if all of it stood in one place.
  fileprivate func moved(to place: Place) -> [Node] {
    map { node in
      if case .section(let name, let isInverted, let body) = node.kind {
        return Node(kind: .section(name, isInverted: isInverted, body.moved(to: place)), place: place)
      }
      return Node(kind: node.kind, place: place)
    }
  }
}
