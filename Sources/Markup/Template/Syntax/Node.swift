/// A template as a tree. Everything that the syntax decides is decided: white space, standalone lines, pairs.
struct Node: Sendable {
  indirect enum Kind: Sendable {
    case text([UInt8])
    /// The white space that a line begins with; where indentation of partials and blocks goes in.
    case lineStart([UInt8], isBlank: Bool)
    case variable(Name, isRaw: Bool)
    case section(Name, isInverted: Bool, [Node])
    /// `indent` is the white space before a standalone tag; nil for a tag among other text.
    case partial(String, indent: [UInt8]?)
    case parent(String, indent: [UInt8]?, arguments: [String: Block])
    case block(Block)
  }

  let kind: Kind
  let place: Place
}

/// What a block tag encloses: the default where it stands in a template, the replacement where it stands in
/// a parent tag.
struct Block: Sendable {
  let name: String
  let content: [Node]
  /// The white space that the content's lines have in common by where the block stands.
  let indent: [UInt8]
  /// The content starts on a line of its own.
  let opensLine: Bool
}

/// `a.b.c`, or `.` (no parts) for the value whose section this is.
struct Name: Sendable, Equatable {
  let text: String
  let parts: [String]

  init(_ text: String) {
    self.text = text
    parts = text == "." ? [] : text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
  }
}
