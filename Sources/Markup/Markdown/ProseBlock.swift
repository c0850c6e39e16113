/// A text in Markdown as what it is made of, for whoever sets it other than as HTML.
package struct ProseBlock: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case paragraph
    /// 1 is the highest.
    case heading(level: Int)
    case code
    /// A line from side to side.
    case rule
  }

  /// Words that are set alike.
  package struct Run: Hashable, Sendable {
    package var text: String
    package var isStrong = false
    package var isEmphasised = false
    package var isStruck = false
    package var isCode = false
  }

  package var kind: Kind
  /// In how many lists and quotes it stands.
  package var depth: Int
  /// `•` or `2.`, at the first block of a list's item.
  package var mark: String?
  /// Belongs to the block above closely: an item of a tight list.
  package var isTight: Bool
  package var runs: [Run]
}

extension Markdown {
  /// Safe as HTML of it is: no address is followed and none is left but the ones that are shown. A text that cannot be
  /// taken apart is one paragraph.
  package static func blocks(_ text: String) -> [ProseBlock] {
    if let blocks = try? MarkdownDocument.blocks(of: text) { return blocks }
    let run = ProseBlock.Run(text: text)
    return [ProseBlock(kind: .paragraph, depth: 0, mark: nil, isTight: false, runs: [run])]
  }
}
