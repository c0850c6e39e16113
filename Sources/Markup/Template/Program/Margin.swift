/// What is added to, and taken from, the beginning of lines while partials and blocks are expanded.
struct Margin {
  /// Goes before every line that is not blank.
  var indent: [UInt8] = []
  /// White space that lines have in common where they were written, and lose.
  var dedent: [UInt8] = []
  /// At a block among other text, whose line has its margin already.
  var isAtBlock = false

  /// What a line begins with.
  mutating func lineStart(_ space: [UInt8], isBlank: Bool) -> [UInt8] {
    let own = stripped(space)
    defer { isAtBlock = false }
    return isBlank || isAtBlock ? own : indent + own
  }

  /// White space without the common part that `dedent` says.
  func stripped(_ space: [UInt8]) -> [UInt8] {
    Array(space.dropFirst(zip(space, dedent).prefix { $0 == $1 }.count))
  }

  /// The margin inside a partial or parent: a tag alone on its line indents all lines, others none.
  func inside(tagIndent: [UInt8]?) -> Margin {
    Margin(indent: tagIndent.map { indent + stripped($0) } ?? [])
  }

  /// The margin inside a block that stands here, for content written there.
  func inside(_ site: Block, content: Block) -> Margin {
    Margin(indent: indent + stripped(site.indent), dedent: content.indent, isAtBlock: !site.opensLine)
  }
}
