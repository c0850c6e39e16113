/// Which tag closes which, by the tokens' indices.
struct Pairing {
  /// For an opening tag its closing tag, and the other way round.
  private(set) var partner: [Int: Int] = [:]
  /// For every token the opening tag that it stands in, the innermost; nil at the top.
  private(set) var enclosing: [Int?] = []
  private(set) var problems: [TemplateProblem] = []

  /// What reads the tree calls itself for each level.
  static let maximumDepth = 100

  init(_ tokens: [Token], file: String) {
    var opened: [Int] = []
    for (index, token) in tokens.enumerated() {
      guard let tag = token.tag, tag.kind.opens || tag.kind == .close else {
        enclosing.append(opened.last)
        continue
      }
      if tag.kind == .close { close(tag, at: index, tokens, &opened, file) }
      enclosing.append(opened.last)
      guard tag.kind.opens else { continue }
      opened.append(index)
      if opened.count == Self.maximumDepth + 1 {
        report(.nestedTooDeep(limit: Self.maximumDepth), token, file)
      }
    }
    for index in opened { report(.unclosedSection(tokens[index].tag?.name ?? ""), tokens[index], file) }
  }

  private mutating func close(
    _ tag: Tag, at index: Int, _ tokens: [Token], _ opened: inout [Int], _ file: String
  ) {
    guard let open = opened.last, let expected = tokens[open].tag?.name else {
      return report(.strayClosing(tag.name), tokens[index], file)
    }
    if expected != tag.name {
      report(
        .wrongClosing(found: tag.name, open: expected, openLine: tokens[open].line), tokens[index], file)
      // Go on from the section that was meant, so that one slip is one message.
      guard opened.contains(where: { tokens[$0].tag?.name == tag.name }) else { return }
      while let last = opened.last, tokens[last].tag?.name != tag.name { opened.removeLast() }
    }
    guard let match = opened.popLast() else { return }
    partner[match] = index
    partner[index] = match
  }

  private mutating func report(_ fault: TemplateFault, _ token: Token, _ file: String) {
    problems.append(TemplateProblem(fault, at: Place(file: file, line: token.line)))
  }
}
