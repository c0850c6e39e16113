import CCmark

/// What is done to a tree before it is written.
struct MarkdownTree {
  typealias Node = OpaquePointer

  let root: Node

  /// Checks the depth, then takes away whatever a page must not have.
  func makeSafe(headingLevel: Int) throws(MarkdownError) {
    var headings = HeadingLevels(highest: headingLevel)
    var addresses = 0
    for node in try nodes() {
      switch cmark_node_get_type(node) {
      case CMARK_NODE_HTML_BLOCK: replace(htmlBlock: node)
      case CMARK_NODE_HTML_INLINE: replace(node, withText: cmark_node_get_literal(node))
      case CMARK_NODE_IMAGE: unwrap(node)
      case CMARK_NODE_LINK:
        addresses += mend(link: node)
        guard addresses <= Markdown.mostInAddresses else { throw .tooComplex }
      case CMARK_NODE_HEADING:
        cmark_node_set_heading_level(
          node, Int32(headings.level(for: Int(cmark_node_get_heading_level(node)))))
      case CMARK_NODE_ITEM: mend(item: node)
      default: if isTable(node) { dropAlignment(of: node) }
      }
    }
  }

  /// Every node, parents before children, gathered first so that the tree can be changed.
  private func nodes() throws(MarkdownError) -> [Node] {
    guard let iterator = cmark_iter_new(root) else { throw .outOfMemory }
    defer { cmark_iter_free(iterator) }
    var nodes: [Node] = []
    var depth = 0
    while true {
      switch cmark_iter_next(iterator) {
      case CMARK_EVENT_ENTER:
        guard let node = cmark_iter_get_node(iterator) else { continue }
        nodes.append(node)
        if cmark_node_first_child(node) != nil { depth += 1 }
        guard depth <= Markdown.deepest else { throw .tooDeep }
      case CMARK_EVENT_EXIT:
        if cmark_node_first_child(cmark_iter_get_node(iterator)) != nil { depth -= 1 }
      default: return nodes
      }
    }
  }

  /// Only where the address begins with a scheme that we know, in bytes, after cmark has resolved every reference and
  /// escape. Others lose their link and keep their words. Returns the length of the address: one reference may be
  /// used thousands of times.
  private func mend(link node: Node) -> Int {
    guard let url = cmark_node_get_url(node).map({ String(cString: $0) }), LinkTarget.isAllowed(url) else {
      unwrap(node)
      return 0
    }
    cmark_node_set_title(node, "")
    return url.utf8.count
  }

  /// A check box is a form element without a label: a sign says the same.
  private func mend(item node: Node) {
    guard let type = cmark_node_get_type_string(node), String(cString: type) == "tasklist" else { return }
    let isChecked = cmark_gfm_extensions_get_tasklist_item_checked(node)
    cmark_node_set_syntax_extension(node, nil)
    guard let paragraph = cmark_node_first_child(node), let mark = cmark_node_new(CMARK_NODE_TEXT) else {
      return
    }
    cmark_node_set_literal(mark, isChecked ? "☑ " : "☐ ")
    if cmark_node_prepend_child(paragraph, mark) == 0 { cmark_node_free(mark) }
  }

  private func isTable(_ node: Node) -> Bool {
    cmark_node_get_type_string(node).map { String(cString: $0) == "table" } ?? false
  }

  /// `align` is obsolete in HTML and a style attribute is forbidden by our policy.
  private func dropAlignment(of table: Node) {
    let columns = cmark_gfm_extensions_get_table_columns(table)
    var none = [UInt8](repeating: 0, count: Int(columns))
    cmark_gfm_extensions_set_table_alignments(table, columns, &none)
  }

  /// A paragraph that shows the block's lines as they were written.
  private func replace(htmlBlock node: Node) {
    guard let paragraph = cmark_node_new(CMARK_NODE_PARAGRAPH) else { return }
    let literal = cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
    for (index, line) in literal.split(separator: "\n").enumerated() {
      if index > 0, let lineBreak = cmark_node_new(CMARK_NODE_LINEBREAK) {
        cmark_node_append_child(paragraph, lineBreak)
      }
      guard let text = cmark_node_new(CMARK_NODE_TEXT) else { continue }
      cmark_node_set_literal(text, String(line))
      cmark_node_append_child(paragraph, text)
    }
    if cmark_node_replace(node, paragraph) == 1 { cmark_node_free(node) }
  }

  private func replace(_ node: Node, withText literal: UnsafePointer<CChar>?) {
    guard let text = cmark_node_new(CMARK_NODE_TEXT) else { return }
    cmark_node_set_literal(text, literal)
    if cmark_node_replace(node, text) == 1 { cmark_node_free(node) }
  }

  /// Puts the children in the node's place.
  private func unwrap(_ node: Node) {
    while let child = cmark_node_first_child(node), cmark_node_insert_before(node, child) == 1 {}
    if cmark_node_first_child(node) == nil {
      remove(node)
    } else {
      // What cannot stand anywhere else stays, without leading anywhere.
      cmark_node_set_url(node, "")
    }
  }

  private func remove(_ node: Node) {
    cmark_node_unlink(node)
    cmark_node_free(node)
  }
}
