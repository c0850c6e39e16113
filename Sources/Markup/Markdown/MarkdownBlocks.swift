import CCmark

/// A tree as a list of blocks.
struct MarkdownBlocks {
  typealias Node = OpaquePointer

  private var blocks: [ProseBlock] = []
  private var depth = 0
  /// Of the item that is open and has no block yet.
  private var mark: String?
  private var numbers: [Int] = []
  private var runs: [ProseBlock.Run] = []
  private var strong = 0
  private var emphasised = 0
  private var struck = 0

  static func blocks(of root: Node) throws(MarkdownError) -> [ProseBlock] {
    guard let iterator = cmark_iter_new(root) else { throw .outOfMemory }
    defer { cmark_iter_free(iterator) }
    var list = MarkdownBlocks()
    while true {
      let event = cmark_iter_next(iterator)
      guard event != CMARK_EVENT_DONE, let node = cmark_iter_get_node(iterator) else { return list.blocks }
      event == CMARK_EVENT_ENTER ? list.enter(node) : list.leave(node)
    }
  }

  private mutating func enter(_ node: Node) {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_LIST: numbers.append(Int(cmark_node_get_list_start(node)) - 1)
    case CMARK_NODE_ITEM: beginItem(node)
    case CMARK_NODE_BLOCK_QUOTE: depth += 1
    case CMARK_NODE_STRONG: strong += 1
    case CMARK_NODE_EMPH: emphasised += 1
    case CMARK_NODE_TEXT: add(literal(of: node))
    case CMARK_NODE_CODE: add(literal(of: node), isCode: true)
    case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: add("\n")
    case CMARK_NODE_THEMATIC_BREAK: end(.rule, of: node)
    case CMARK_NODE_CODE_BLOCK:
      let text = literal(of: node)
      add(text.hasSuffix("\n") ? String(text.dropLast()) : text, isCode: true)
      end(.code, of: node)
    default:
      if has(node, "strikethrough") { struck += 1 }
      if has(node, "table_cell"), cmark_node_previous(node) != nil { add("  ·  ") }
    }
  }

  private mutating func leave(_ node: Node) {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_PARAGRAPH: end(.paragraph, of: node)
    case CMARK_NODE_HEADING: end(.heading(level: Int(cmark_node_get_heading_level(node))), of: node)
    case CMARK_NODE_LIST: numbers.removeLast()
    case CMARK_NODE_ITEM:
      if mark != nil { end(.paragraph, of: node) }
      depth -= 1
    case CMARK_NODE_BLOCK_QUOTE: depth -= 1
    case CMARK_NODE_STRONG: strong -= 1
    case CMARK_NODE_EMPH: emphasised -= 1
    default:
      if has(node, "strikethrough") { struck -= 1 }
      if has(node, "table_row") || has(node, "table_header") { end(.paragraph, of: node) }
    }
  }

  private mutating func beginItem(_ node: Node) {
    depth += 1
    mark = "•"
    guard let list = cmark_node_parent(node), cmark_node_get_list_type(list) == CMARK_ORDERED_LIST else {
      return
    }
    numbers[numbers.count - 1] += 1
    mark = "\(numbers[numbers.count - 1])."
  }

  private mutating func add(_ text: String, isCode: Bool = false) {
    runs.append(
      ProseBlock.Run(
        text: text, isStrong: strong > 0, isEmphasised: emphasised > 0, isStruck: struck > 0, isCode: isCode))
  }

  private mutating func end(_ kind: ProseBlock.Kind, of node: Node) {
    let item = cmark_node_parent(node)
    let list = item.flatMap { cmark_node_get_type($0) == CMARK_NODE_ITEM ? cmark_node_parent($0) : nil }
    let isTight = list.map { cmark_node_get_list_tight($0) == 1 } ?? has(node, "table_row")
    blocks.append(ProseBlock(kind: kind, depth: depth, mark: mark, isTight: isTight, runs: runs))
    mark = nil
    runs = []
  }

  private func has(_ node: Node, _ type: String) -> Bool {
    cmark_node_get_type_string(node).map { String(cString: $0) == type } ?? false
  }

  private func literal(of node: Node) -> String {
    cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
  }
}
