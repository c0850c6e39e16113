/// Cuts a template into tokens, line by line, and follows changes of delimiters.
struct Lexer {
  private let bytes: [UInt8]
  private let file: String
  private var position = 0
  private var line = 1
  private var open = Array("{{".utf8)
  private var close = Array("}}".utf8)
  private var tokens: [Token] = []
  private var problems: [TemplateProblem] = []

  private init(_ source: TemplateSource) {
    bytes = source.bytes
    file = source.file
  }

  static func tokens(of source: TemplateSource) -> (tokens: [Token], problems: [TemplateProblem]) {
    var lexer = Lexer(source)
    lexer.run()
    return (lexer.tokens, lexer.problems)
  }

  private mutating func run() {
    var isLineStart = true
    while position < bytes.count {
      if isLineStart { takeLineStart() }
      isLineStart = false
      takeText()
      if position == bytes.count { return }
      if starts(with: open, at: position) {
        guard takeTag() else { return }
      } else {
        takeNewline()
        isLineStart = true
      }
    }
  }

  private mutating func takeLineStart() {
    let start = position
    while position < bytes.count, isSpace(bytes[position]) { position += 1 }
    add(.lineStart, from: start)
  }

  private mutating func takeText() {
    let start = position
    while position < bytes.count, !isNewline(at: position), !starts(with: open, at: position) {
      position += 1
    }
    if position > start { add(.text, from: start) }
  }

  private mutating func takeNewline() {
    let start = position
    position += bytes[position] == UInt8(ascii: "\r") ? 2 : 1
    add(.newline, from: start)
    line += 1
  }

  /// False when the rest of the file cannot be read, because the tag has no end.
  private mutating func takeTag() -> Bool {
    let start = position
    let sigil = tagSigil(at: start + open.count)
    var end = close
    if sigil == UInt8(ascii: "{") { end = [UInt8(ascii: "}")] + close }
    if sigil == UInt8(ascii: "=") { end = [UInt8(ascii: "=")] + close }
    let inside = start + open.count + (end.count > close.count ? 1 : 0)
    guard let stop = find(end, from: inside) else {
      problems.append(TemplateProblem(.unclosedTag, at: Place(file: file, line: line)))
      return false
    }
    position = stop + end.count
    let tag = tag(sigil: sigil, content: trim(inside..<stop))
    tokens.append(Token(kind: .tag(tag), range: start..<position, line: line, isBlank: false))
    line += bytes[start..<position].count { $0 == UInt8(ascii: "\n") }
    return true
  }

  private mutating func tag(sigil: UInt8, content: Range<Int>) -> Tag {
    switch sigil {
    case UInt8(ascii: "!"): return Tag(kind: .comment, name: "")
    case UInt8(ascii: "="):
      setDelimiters(bytes[content])
      return Tag(kind: .delimiters, name: "")
    case UInt8(ascii: "{"): return named(.raw, content)
    default:
      guard let first = content.first, let kind = Tag.Kind(sigil: bytes[first]) else {
        return named(.variable, content)
      }
      return named(kind, trim(first + 1..<content.upperBound))
    }
  }

  private mutating func named(_ kind: Tag.Kind, _ range: Range<Int>) -> Tag {
    let name = String(decoding: bytes[range], as: UTF8.self)
    if name.isEmpty { report(.emptyTag) }
    if kind == .partial || kind == .parent, name.utf8.first == UInt8(ascii: "*") {
      report(.dynamicName(name))
    }
    return Tag(kind: kind, name: name)
  }

  private mutating func setDelimiters(_ content: ArraySlice<UInt8>) {
    let words = content.split { isSpace($0) || $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
    guard words.count == 2, !words.joined().contains(UInt8(ascii: "=")) else { return report(.badDelimiters) }
    (open, close) = (Array(words[0]), Array(words[1]))
  }

  private mutating func report(_ fault: TemplateFault) {
    problems.append(TemplateProblem(fault, at: Place(file: file, line: line)))
  }

  private mutating func add(_ kind: Token.Kind, from start: Int) {
    let isBlank = kind == .text && bytes[start..<position].allSatisfy(isSpace)
    tokens.append(Token(kind: kind, range: start..<position, line: line, isBlank: isBlank))
  }
}

// MARK: Looking at bytes

extension Lexer {
  private func tagSigil(at index: Int) -> UInt8 {
    index < bytes.count ? bytes[index] : 0
  }

  private func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }

  private func isNewline(at index: Int) -> Bool {
    bytes[index] == UInt8(ascii: "\n")
      || (bytes[index] == UInt8(ascii: "\r") && index + 1 < bytes.count
        && bytes[index + 1] == UInt8(ascii: "\n"))
  }

  private func starts(with prefix: [UInt8], at index: Int) -> Bool {
    bytes[index] == prefix[0] && bytes[index...].starts(with: prefix)
  }

  private func find(_ pattern: [UInt8], from start: Int) -> Int? {
    guard start <= bytes.count - pattern.count else { return nil }
    return (start...bytes.count - pattern.count).first { starts(with: pattern, at: $0) }
  }

  private func trim(_ range: Range<Int>) -> Range<Int> {
    let isGap: (Int) -> Bool = {
      isSpace(bytes[$0]) || bytes[$0] == UInt8(ascii: "\n") || bytes[$0] == UInt8(ascii: "\r")
    }
    let start = range.first { !isGap($0) } ?? range.upperBound
    let end = range.last { !isGap($0) }.map { $0 + 1 } ?? start
    return start..<end
  }
}
