// Partials, parents and blocks.
extension Compiler {
  mutating func partial(_ name: String, indent: [UInt8]?, at place: Place) {
    let outer = margin
    margin = outer.inside(tagIndent: indent)
    expand(name, at: place)
    margin = outer
  }

  /// A partial with replacements for its blocks. Those from further out win: the page decides over its parent.
  mutating func parent(_ name: String, indent: [UInt8]?, _ own: [String: Block], at place: Place) {
    let outer = arguments
    arguments = own.merging(outer) { _, outer in outer }
    partial(name, indent: indent, at: place)
    arguments = outer
  }

  /// The replacement from a parent tag, in the context of this place, or else the default.
  mutating func block(_ block: Block, at place: Place) {
    let chosen = arguments[block.name] ?? block
    let outer = margin
    margin = outer.inside(block, content: chosen)
    enter("$" + block.name, at: place) { compiler in
      // A replacement that was written within a line, for a block that has lines of its own.
      let needsLine = block.opensLine && !chosen.opensLine && !chosen.content.isEmpty
      if needsLine { compiler.emitter.literal(compiler.margin.indent) }
      compiler.compile(chosen.content)
      if needsLine { compiler.emitter.literal([UInt8(ascii: "\n")]) }
    }
    margin = outer
    margin.isAtBlock = false
  }
}
