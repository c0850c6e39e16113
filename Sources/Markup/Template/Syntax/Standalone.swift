/// Finds the lines that hold tags only and takes their white space and line ends out of the output.
///
/// The Mustache specification: a section, inverted section, closing tag, partial, comment or delimiter tag
/// alone on its line leaves no trace of the line. For inheritance the pair counts as one: a parent's opening
/// and closing tag may share a line; a block's opening tag at the end of a line starts its content on the
/// next; several block and parent tags may share one line. What stands directly in a parent is ignored.
struct Standalone {
  /// Tokens that write nothing.
  private(set) var dropped: Set<Int> = []
  /// For standalone partials, parents, and blocks: the white space before the tag.
  private(set) var indent: [Int: Range<Int>] = [:]
  /// Blocks (their opening tags) whose content starts on the line after the tag.
  private(set) var opensLine: Set<Int> = []

  private let tokens: [Token]
  private let pairing: Pairing

  init(_ tokens: [Token], _ pairing: Pairing) {
    self.tokens = tokens
    self.pairing = pairing
    for (index, token) in tokens.enumerated() {
      guard let tag = token.tag else { continue }
      switch tag.kind {
      case .variable, .raw: continue
      case .section, .inverted, .partial, .comment, .delimiters: single(index)
      case .parent: parent(index)
      case .block: blockOpening(index)
      case .close: closing(index)
      }
    }
  }

  private mutating func closing(_ index: Int) {
    guard let opening = pairing.partner[index], let kind = tokens[opening].tag?.kind else { return }
    switch kind {
    case .section, .inverted: single(index)
    case .block: blockClosing(index, opening: opening)
    default: return  // a parent's closing tag is handled with its opening tag
    }
  }

  private mutating func single(_ index: Int) {
    guard let start = blankBefore(index), let end = blankAfter(index) else { return }
    if tokens[index].tag?.kind == .partial { indent[index] = tokens[start].range }
    drop(start...min(end, tokens.count - 1))
  }

  private mutating func parent(_ opening: Int) {
    guard let closing = pairing.partner[opening], let start = tagsBefore(opening),
      let end = tagsAfter(closing)
    else { return }
    indent[opening] = tokens[start].range
    drop(start..<opening)
    if end > closing { drop(closing...min(end, tokens.count - 1)) }
  }

  private mutating func blockOpening(_ index: Int) {
    let isArgument = stands(index, directlyIn: .parent)
    let start = isArgument ? blankBefore(index) : tagsBefore(index)
    if let start { indent[index] = tokens[start].range }
    guard isArgument || start != nil, let end = blankAfter(index), end < tokens.count else { return }
    opensLine.insert(index)
    drop((start ?? index)...end)
  }

  private mutating func blockClosing(_ index: Int, opening: Int) {
    guard tokens[opening].line < tokens[index].line, let start = tagsBefore(index), let end = tagsAfter(index)
    else { return }
    drop(start...min(end, tokens.count - 1))
  }

  private mutating func drop(_ range: some Sequence<Int>) {
    for index in range where tokens[index].tag == nil { dropped.insert(index) }
  }
}

// MARK: What else stands on the line

extension Standalone {
  /// The start of the line when only white space stands between it and the tag.
  private func blankBefore(_ index: Int) -> Int? {
    guard let other = (0..<index).last(where: { !tokens[$0].isBlank }) else { return nil }
    return tokens[other].kind == .lineStart ? other : nil
  }

  /// The line's end (the count of tokens at the end of the file) when only white space stands before it.
  private func blankAfter(_ index: Int) -> Int? {
    guard let other = (index + 1..<tokens.count).first(where: { !tokens[$0].isBlank }) else {
      return tokens.count
    }
    return tokens[other].kind == .newline ? other : nil
  }

  /// As `blankBefore`, past tags of inheritance that leave nothing on this line.
  private func tagsBefore(_ index: Int) -> Int? {
    guard let other = (0..<index).last(where: { !tokens[$0].isBlank && !isSilentBefore($0) }) else {
      return nil
    }
    return tokens[other].kind == .lineStart ? other : nil
  }

  private func tagsAfter(_ index: Int) -> Int? {
    if isIgnored(after: index) { return index }
    for other in (index + 1)..<tokens.count where !tokens[other].isBlank {
      if tokens[other].kind == .newline { return other }
      guard isSilentAfter(other) else { return nil }
      if isIgnored(after: other) { return other }
    }
    return tokens.count
  }

  /// What follows the closing tag of a block that is an argument is ignored anyway.
  private func isIgnored(after index: Int) -> Bool {
    guard tokens[index].tag?.kind == .close, let opening = pairing.partner[index] else { return false }
    return tokens[opening].tag?.kind == .block && stands(opening, directlyIn: .parent)
  }

  /// A tag of inheritance that puts nothing on this line to the left of another: one that is still open, or
  /// the end of a block that began on an earlier line.
  private func isSilentBefore(_ index: Int) -> Bool {
    guard let partner = pairing.partner[index] else { return false }
    let isBlock = tokens[min(index, partner)].tag?.kind == .block
    let isParent = tokens[min(index, partner)].tag?.kind == .parent
    return partner > index ? isBlock || isParent : isBlock && tokens[partner].line < tokens[index].line
  }

  /// The same to the right: a block or parent that ends, or begins, here and has its other end elsewhere.
  private func isSilentAfter(_ index: Int) -> Bool {
    guard let partner = pairing.partner[index], tokens[partner].line != tokens[index].line else {
      return false
    }
    let kind = tokens[min(index, partner)].tag?.kind
    return kind == .block || kind == .parent
  }

  private func stands(_ index: Int, directlyIn kind: Tag.Kind) -> Bool {
    guard let outer = pairing.enclosing[index] else { return false }
    return tokens[outer].tag?.kind == kind
  }
}
