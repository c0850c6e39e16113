/// A template's bytes as a tree.
struct Parser {
  private let source: TemplateSource
  private let tokens: [Token]
  private let pairing: Pairing
  private let standalone: Standalone

  /// The tree, or everything that is wrong with the template's syntax.
  static func parse(_ source: TemplateSource) throws(TemplateErrors) -> [Node] {
    let (tokens, lexing) = Lexer.tokens(of: source)
    let pairing = Pairing(tokens, file: source.file)
    // An unclosed tag hides the rest of the file, closing tags too: only what came before it is worth saying.
    let problems = lexing.contains { $0.fault == .unclosedTag } ? lexing : lexing + pairing.problems
    guard problems.isEmpty else {
      throw TemplateErrors(problems.sorted { $0.place.line < $1.place.line })
    }
    let parser = Parser(
      source: source, tokens: tokens, pairing: pairing, standalone: Standalone(tokens, pairing))
    return parser.nodes(tokens.indices)
  }

  private func nodes(_ range: Range<Int>) -> [Node] {
    var nodes: [Node] = []
    var index = range.lowerBound
    while index < range.upperBound {
      if !standalone.dropped.contains(index), let kind = kind(of: index) {
        nodes.append(Node(kind: kind, place: Place(file: source.file, line: tokens[index].line)))
      }
      index = (tokens[index].tag?.kind.opens == true ? pairing.partner[index] ?? index : index) + 1
    }
    return merged(nodes)
  }

  private func kind(of index: Int) -> Node.Kind? {
    let token = tokens[index]
    switch token.kind {
    case .text, .newline: return .text(bytes(token.range))
    case .lineStart: return .lineStart(bytes(token.range), isBlank: isBlankLine(after: index))
    case .tag(let tag): return kind(of: tag, at: index)
    }
  }

  private func kind(of tag: Tag, at index: Int) -> Node.Kind? {
    switch tag.kind {
    case .comment, .delimiters, .close: nil
    case .variable: .variable(Name(tag.name), isRaw: false)
    case .raw: .variable(Name(tag.name), isRaw: true)
    case .section, .inverted:
      .section(Name(tag.name), isInverted: tag.kind == .inverted, nodes(inside(index)))
    case .partial: .partial(tag.name, indent: standalone.indent[index].map(bytes))
    case .parent:
      .parent(tag.name, indent: standalone.indent[index].map(bytes), arguments: arguments(of: index))
    case .block: .block(block(tag.name, at: index))
    }
  }

  /// The blocks directly in a parent tag; other text there is ignored. Of two with one name the last counts.
  private func arguments(of parent: Int) -> [String: Block] {
    var arguments: [String: Block] = [:]
    for index in inside(parent) where pairing.enclosing[index] == parent {
      guard let tag = tokens[index].tag, tag.kind == .block else { continue }
      arguments[tag.name] = block(tag.name, at: index)
    }
    return arguments
  }

  private func block(_ name: String, at index: Int) -> Block {
    let own = standalone.indent[index].map(bytes) ?? []
    let opensLine = standalone.opensLine.contains(index)
    return Block(
      name: name, content: nodes(inside(index)),
      indent: opensLine ? intrinsicIndent(of: inside(index)) ?? own : own, opensLine: opensLine)
  }

  /// The white space of the first line with content; the line of the closing tag has none.
  private func intrinsicIndent(of content: Range<Int>) -> [UInt8]? {
    let start = content.first { index in
      guard tokens[index].kind == .lineStart, !isBlankLine(after: index) else { return false }
      let rest = content[index + 1 <= content.upperBound ? (index + 1)..<content.upperBound : content]
      return rest.contains { !tokens[$0].isBlank }
    }
    return start.map { bytes(tokens[$0].range) }
  }

  private func inside(_ opening: Int) -> Range<Int> {
    (opening + 1)..<(pairing.partner[opening] ?? tokens.count)
  }

  private func isBlankLine(after index: Int) -> Bool {
    index + 1 == tokens.count || tokens[index + 1].kind == .newline
  }

  private func bytes(_ range: Range<Int>) -> [UInt8] {
    Array(source.bytes[range])
  }

  private func merged(_ nodes: [Node]) -> [Node] {
    var result: [Node] = []
    for node in nodes {
      if case .text(let more) = node.kind, let last = result.last, case .text(let text) = last.kind {
        result[result.count - 1] = Node(kind: .text(text + more), place: last.place)
      } else {
        result.append(node)
      }
    }
    return result
  }
}
