import CPango

/// Makes strips of blocks: breaks lines, measures, and remembers how to draw.
struct Typesetter {
  let context: OpaquePointer
  /// Of the head rows of tables.
  private(set) var heads: [Strip] = []
  /// What is taller is parted, for a sheet has to hold it: in points.
  private let tallest: Double

  init(context: OpaquePointer, tallest: Double) {
    self.context = context
    self.tallest = tallest
  }

  /// - Parameters:
  ///   - start: from where lines of the sheet begin, in points.
  ///   - width: that there is, in points.
  mutating func strips(_ blocks: [Block], start: Double, width: Double) throws(PrintError) -> [Strip] {
    var strips: [Strip] = []
    for block in blocks { strips += try self.strips(block, start: start, width: width) }
    return strips
  }

  private mutating func strips(_ block: Block, start: Double, width: Double) throws(PrintError) -> [Strip] {
    switch block {
    case .text(let text): return try lines(text, start: start, width: width)
    case .columns(let columns): return try beside(columns, start: start, width: width)
    case .table(let table): return try rows(table, start: start + table.inset, width: width - table.inset)
    case .picture(let picture): return [try Drawing(picture).strip(start: start)]
    case .code(let code): return [code.strip(start: start)]
    case .space(let height): return [.space(height)]
    case .rule(let ink):
      return [
        Strip(height: Self.hairline) { canvas, y in
          canvas.fill(start: start, y: y, width: width, height: Self.hairline, ink)
        }
      ]
    case .together(let blocks):
      let strips = try strips(blocks, start: start, width: width)
      return strips.dropLast().map { $0.keepingWithNext() } + strips.suffix(1)
    case .indented(let inset, let mark, let blocks):
      var strips = try strips(blocks, start: start + inset, width: width - inset)
      if let mark, let first = strips.first {
        let beside = try lines(mark, start: start, width: inset)
        strips[0] = Strip.beside([beside, [first]], isLevel: true).keepingWithNext(first.keepsWithNext)
      }
      return strips
    }
  }

  static let hairline = 0.6

  /// A strip a line; neither its first nor its last line stands alone on a sheet.
  private func lines(_ text: Text, start: Double, width: Double) throws(PrintError) -> [Strip] {
    let paragraph = try Paragraph(text, width: width, context: context)
    let count = paragraph.lines.count
    return paragraph.lines.enumerated().map { place, line in
      Strip(
        height: line.height, baseline: line.baseline,
        keepsWithNext: count > 1 && place < count - 1 && (place == 0 || place == count - 2)
      ) { canvas, y in
        paragraph.draw(line, on: canvas, start: start, width: width, y: y)
      }
    }
  }

  // MARK: Columns

  private mutating func beside(_ columns: [Column], start: Double, width: Double) throws(PrintError)
    -> [Strip]
  {
    var natural: [Double] = []
    for column in columns { natural.append(try self.natural(column.blocks)) }
    let widths = ColumnWidths(columns.map(\.width), natural: natural, room: width, gap: 0)
    var parts: [[Strip]] = []
    for (place, column) in columns.enumerated() {
      parts.append(
        try strips(column.blocks, start: start + widths.starts[place], width: widths.widths[place]))
    }
    let strip = Strip.beside(parts)
    // Below each other is worse to look at than side by side, and better than off the sheet.
    return strip.height <= tallest ? [strip] : parts.flatMap { $0 }
  }

  /// The longest line of paragraphs.
  private func natural(_ blocks: [Block]) throws(PrintError) -> Double {
    var width = 0.0
    for block in blocks {
      switch block {
      case .text(let text): width = max(width, try natural(text))
      case .picture(let picture): width = max(width, picture.width)
      case .code(let code): width = max(width, code.side)
      default: break
      }
    }
    return width
  }

  private func natural(_ text: Text) throws(PrintError) -> Double {
    // A hair more: what is measured without a width must not be broken at just that width.
    try Paragraph(text, width: nil, context: context).width + 0.5
  }

  // MARK: Tables

  private mutating func rows(_ table: Table, start: Double, width: Double) throws(PrintError) -> [Strip] {
    let widths = try self.widths(of: table, room: width)
    var strips: [Strip] = []
    var head: Int?
    if let row = table.head {
      let strip = Strip.joined(try self.row(row, widths, start: start, width: width))
      head = heads.count
      heads.append(strip)
      strips.append(strip.keepingWithNext())
    }
    for row in table.rows {
      for var strip in try self.row(row, widths, start: start, width: width) {
        strip.head = head
        strips.append(strip)
      }
    }
    if table.keepsWithNext, let last = strips.popLast() { strips.append(last.keepingWithNext()) }
    return strips
  }

  private func widths(of table: Table, room: Double) throws(PrintError) -> ColumnWidths {
    var natural = table.widths.map { _ in 0.0 }
    for text in table.measures where table.widths.last == .natural {
      natural[natural.count - 1] = max(natural[natural.count - 1], try self.natural(text))
    }
    for row in (table.head.map { [$0] } ?? []) + table.rows {
      for (place, cell) in row.cells.enumerated() where table.widths[place] == .natural {
        for text in cell { natural[place] = max(natural[place], try self.natural(text)) }
      }
    }
    return ColumnWidths(table.widths, natural: natural, room: room, gap: table.gap)
  }

  /// One strip, or many where it is taller than a sheet takes.
  private func row(_ row: Table.Row, _ widths: ColumnWidths, start: Double, width: Double)
    throws(PrintError) -> [Strip]
  {
    var cells: [[Strip]] = []
    for (place, cell) in row.cells.enumerated() {
      var strips: [Strip] = []
      for text in cell {
        strips += try lines(text, start: start + widths.starts[place], width: widths.widths[place])
      }
      cells.append(strips)
    }
    let above = edge(row.padding.top, row.above, ruleAt: 0, start: start, width: width).keepingWithNext()
    let below = edge(
      row.padding.bottom, row.below, ruleAt: row.padding.bottom - Self.hairline, start: start, width: width)
    let body = Strip.beside(cells, isLevel: true)
    if body.height <= tallest { return [Strip.joined([above, body, below])] }
    // What is short stands beside the beginning of what is long.
    let short = cells.map { Strip.joined($0).height <= tallest ? $0 : Array($0.prefix(1)) }
    let rest = cells.flatMap { Strip.joined($0).height <= tallest ? [] : Array($0.dropFirst()) }
    return [above, Strip.beside(short, isLevel: true)] + rest + [below]
  }

  /// The distance above or below a row, with the line in it.
  private func edge(_ height: Double, _ ink: Ink?, ruleAt place: Double, start: Double, width: Double)
    -> Strip
  {
    Strip(height: height) { canvas, y in
      guard let ink else { return }
      canvas.fill(start: start, y: y + place, width: width, height: Self.hairline, ink)
    }
  }
}
