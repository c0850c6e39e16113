import CCmark

/// A tree as plain text: paragraphs apart by an empty line, lists with their marks, nothing of the formatting.
/// Not cmark's own plain writer, which keeps the waves of struck text and is quadratic in numbered lists.
struct MarkdownText {
  typealias Node = OpaquePointer

  private var output: [UInt8] = []
  /// What each line begins with in quotes and lists; an item's mark stands only before its first line.
  private var margins: [Margin] = []
  /// Line ends due before the next block.
  private var gap = 0
  /// The number of the last item in each open list.
  private var numbers: [Int] = []
  private let showsLinks: Bool

  private struct Margin {
    var first: String?
    let rest: String
  }

  /// - Parameter showsLinks: writes addresses in parentheses behind words that do not say them.
  static func text(of root: Node, showsLinks: Bool) throws(MarkdownError) -> [UInt8] {
    guard let iterator = cmark_iter_new(root) else { throw .outOfMemory }
    defer { cmark_iter_free(iterator) }
    var text = MarkdownText(showsLinks: showsLinks)
    while true {
      let event = cmark_iter_next(iterator)
      guard event != CMARK_EVENT_DONE, let node = cmark_iter_get_node(iterator) else { return text.output }
      event == CMARK_EVENT_ENTER ? text.enter(node) : text.leave(node)
    }
  }

  private init(showsLinks: Bool) {
    self.showsLinks = showsLinks
  }

  private mutating func enter(_ node: Node) {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_PARAGRAPH, CMARK_NODE_HEADING: beginBlock()
    case CMARK_NODE_BLOCK_QUOTE: margins.append(Margin(first: nil, rest: "> "))
    case CMARK_NODE_LIST: numbers.append(Int(cmark_node_get_list_start(node)) - 1)
    case CMARK_NODE_ITEM: beginItem(node)
    case CMARK_NODE_THEMATIC_BREAK:
      beginBlock()
      write("---")
      endBlock(node)
    case CMARK_NODE_CODE_BLOCK:
      beginBlock()
      lines(of: node)
      endBlock(node)
    case CMARK_NODE_TEXT, CMARK_NODE_CODE: write(literal(of: node))
    case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: newLine()
    default: enterTable(node)
    }
  }

  private mutating func leave(_ node: Node) {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_PARAGRAPH, CMARK_NODE_HEADING: endBlock(node)
    case CMARK_NODE_LIST:
      numbers.removeLast()
      endBlock(node)
    case CMARK_NODE_BLOCK_QUOTE:
      margins.removeLast()
      endBlock(node)
    case CMARK_NODE_ITEM:
      // An item without content has its mark all the same.
      if margins.last?.first != nil { beginBlock() }
      margins.removeLast()
      gap = max(gap, 1)
    case CMARK_NODE_LINK: if showsLinks { writeAddress(of: node) }
    default: if isTable(node, "table") { endBlock(node) }
    }
  }

  // MARK: Blocks

  private mutating func beginBlock() {
    if !output.isEmpty {
      for _ in 1..<max(gap, 1) {
        output.append(UInt8(ascii: "\n"))
        // An empty line shows which quote it is in, but no mark of an item, and ends in no space.
        let margin = margins.filter { $0.first == nil }.map(\.rest).joined()
        output += margin.utf8.prefix(
          margin.utf8.lastIndex(of: UInt8(ascii: ">")).map {
            margin.utf8.distance(from: margin.utf8.startIndex, to: $0) + 1
          } ?? 0)
      }
      output.append(UInt8(ascii: "\n"))
    }
    gap = 0
    writeMargins()
  }

  private mutating func writeMargins() {
    for index in margins.indices {
      write(margins[index].first ?? margins[index].rest)
      margins[index].first = nil
    }
  }

  private mutating func endBlock(_ node: Node) {
    let item = cmark_node_parent(node)
    let list = item.flatMap { cmark_node_get_type($0) == CMARK_NODE_ITEM ? cmark_node_parent($0) : nil }
    let isTight = list.map { cmark_node_get_list_tight($0) == 1 } ?? false
    gap = max(gap, isTight ? 1 : 2)
  }

  private mutating func beginItem(_ node: Node) {
    var mark = "- "
    if let list = cmark_node_parent(node), cmark_node_get_list_type(list) == CMARK_ORDERED_LIST {
      numbers[numbers.count - 1] += 1
      mark = "\(numbers[numbers.count - 1]). "
    }
    margins.append(Margin(first: mark, rest: String(repeating: " ", count: mark.utf8.count)))
  }

  private mutating func enterTable(_ node: Node) {
    if isTable(node, "table_row") || isTable(node, "table_header") {
      if cmark_node_previous(node) != nil { gap = 1 }
      beginBlock()
    } else if isTable(node, "table_cell"), cmark_node_previous(node) != nil {
      write(" | ")
    }
  }

  private func isTable(_ node: Node, _ type: String) -> Bool {
    cmark_node_get_type_string(node).map { String(cString: $0) == type } ?? false
  }

  // MARK: Text

  private mutating func write(_ text: String) { output += Array(text.utf8) }

  private mutating func newLine() {
    output.append(UInt8(ascii: "\n"))
    writeMargins()
  }

  private mutating func lines(of node: Node) {
    let lines = literal(of: node).split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.dropLast(lines.last == "" ? 1 : 0).enumerated() {
      if index > 0 { newLine() }
      write(String(line))
    }
  }

  private func literal(of node: Node) -> String {
    cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
  }

  private mutating func writeAddress(of link: Node) {
    let address = cmark_node_get_url(link).map { String(cString: $0) } ?? ""
    let shown = address.hasPrefix("mailto:") ? String(address.dropFirst(7)) : address
    if !output.suffix(shown.utf8.count).elementsEqual(shown.utf8) { write(" (\(shown))") }
  }
}
