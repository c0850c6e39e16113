/// A piece of a template's line.
struct Token {
  enum Kind: Equatable {
    /// The white space at the beginning of a line (may be empty).
    case lineStart
    case text
    case newline
    case tag(Tag)
  }

  let kind: Kind
  /// Where it stands in the source.
  let range: Range<Int>
  let line: Int
  /// Text of white space only.
  let isBlank: Bool

  var tag: Tag? {
    if case .tag(let tag) = kind { tag } else { nil }
  }
}

/// What stands between delimiters.
struct Tag: Equatable {
  enum Kind {
    case variable, raw, section, inverted, close, partial, parent, block, comment, delimiters

    /// Needs a closing tag.
    var opens: Bool {
      switch self {
      case .section, .inverted, .parent, .block: true
      case .variable, .raw, .close, .partial, .comment, .delimiters: false
      }
    }

    init?(sigil: UInt8) {
      switch sigil {
      case UInt8(ascii: "&"): self = .raw
      case UInt8(ascii: "#"): self = .section
      case UInt8(ascii: "^"): self = .inverted
      case UInt8(ascii: "/"): self = .close
      case UInt8(ascii: ">"): self = .partial
      case UInt8(ascii: "<"): self = .parent
      case UInt8(ascii: "$"): self = .block
      default: return nil
      }
    }
  }

  let kind: Kind
  let name: String
}
