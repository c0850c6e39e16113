import CCmark
import Foundation
import Synchronization

/// A parsed text: cmark-gfm's tree, made safe before anything is written from it.
struct MarkdownDocument: ~Copyable {
  private let root: OpaquePointer
  /// Kept as long as the tree: it owns the list of extensions that the tree is written with.
  private let parser: OpaquePointer

  /// While a document is parsed, cmark-gfm keeps the special characters of its extensions in a table of the process:
  /// one text at a time.
  private static let parsing = Mutex(())
  private static let options = CMARK_OPT_VALIDATE_UTF8 | CMARK_OPT_HARDBREAKS
  private static let names = ["table", "strikethrough", "autolink", "tasklist"]

  static func html(of text: String, headingLevel: Int) throws(MarkdownError) -> [UInt8] {
    try MarkdownCost.check(text)
    return try parsing.withLock { (_) throws(MarkdownError) in
      let document = try MarkdownDocument(text)
      try MarkdownTree(root: document.root).makeSafe(headingLevel: headingLevel)
      return try document.html()
    }
  }

  static func text(of text: String, showsLinks: Bool) throws(MarkdownError) -> String {
    try MarkdownCost.check(text)
    let bytes = try parsing.withLock { (_) throws(MarkdownError) in
      let document = try MarkdownDocument(text)
      try MarkdownTree(root: document.root).makeSafe(headingLevel: 1)
      return try MarkdownText.text(of: document.root, showsLinks: showsLinks)
    }
    return MarkdownHTML.shown(bytes)
  }

  static func blocks(of text: String) throws(MarkdownError) -> [ProseBlock] {
    try MarkdownCost.check(text)
    return try parsing.withLock { (_) throws(MarkdownError) in
      let document = try MarkdownDocument(text)
      try MarkdownTree(root: document.root).makeSafe(headingLevel: 1)
      return try MarkdownBlocks.blocks(of: document.root)
    }
  }

  private init(_ text: String) throws(MarkdownError) {
    cmark_gfm_core_extensions_ensure_registered()
    guard let parser = cmark_parser_new(Self.options) else { throw .outOfMemory }
    for name in Self.names {
      if let found = cmark_find_syntax_extension(name) { cmark_parser_attach_syntax_extension(parser, found) }
    }
    var text = text
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
    }
    guard let root = cmark_parser_finish(parser) else {
      cmark_parser_free(parser)
      throw .outOfMemory
    }
    self.root = root
    self.parser = parser
  }

  deinit {
    cmark_node_free(root)
    cmark_parser_free(parser)
  }

  private borrowing func html() throws(MarkdownError) -> [UInt8] {
    guard let text = cmark_render_html(root, Self.options, cmark_parser_get_syntax_extensions(parser)) else {
      throw .outOfMemory
    }
    defer { cmark_get_default_mem_allocator().pointee.free(text) }
    let length = strlen(text)
    return text.withMemoryRebound(to: UInt8.self, capacity: length) {
      MarkdownHTML.finished(UnsafeBufferPointer(start: $0, count: length))
    }
  }
}
