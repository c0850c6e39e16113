/// Something that takes a strip of a sheet.
package indirect enum Block: Sendable {
  case text(Text)
  /// Side by side.
  case columns([Column])
  case table(Table)
  case picture(Picture)
  case code(SquareCode)
  /// A line from side to side.
  case rule(Ink)
  /// In points; nothing at the top of a sheet.
  case space(Double)
  /// On one sheet, as long as one is enough.
  case together([Block])
  /// Farther in than the others, in points, with what stands in the margin that this leaves.
  case indented(Double, mark: Text?, [Block])
}

/// One of several beside each other.
package struct Column: Sendable {
  package var width: ColumnWidth
  package var blocks: [Block]

  package init(_ width: ColumnWidth = .rest, _ blocks: [Block]) {
    self.width = width
    self.blocks = blocks
  }
}

package enum ColumnWidth: Hashable, Sendable {
  /// In points.
  case exactly(Double)
  /// What its longest line takes.
  case natural
  /// What the others leave.
  case rest
}

/// Rows below each other in columns, the head again on each sheet.
package struct Table: Sendable {
  package struct Row: Sendable {
    /// A cell has its paragraphs below each other.
    package var cells: [[Text]]
    /// Lines over and under it.
    package var above: Ink?
    package var below: Ink?
    /// Above and below what is in it, in points.
    package var padding: (top: Double, bottom: Double)

    package init(
      _ cells: [[Text]], above: Ink? = nil, below: Ink? = nil, padding: (top: Double, bottom: Double)
    ) {
      self.cells = cells
      self.above = above
      self.below = below
      self.padding = padding
    }
  }

  package var widths: [ColumnWidth]
  package var head: Row?
  package var rows: [Row]
  /// How far in it begins, in points.
  package var inset: Double
  /// Between columns, in points.
  package var gap: Double
  /// The last column is as wide as these too, where it is as wide as what is in it: what stands below the table.
  package var measures: [Text]
  /// The last row stands on the sheet on which the next block begins.
  package var keepsWithNext: Bool

  package init(
    widths: [ColumnWidth], head: Row? = nil, rows: [Row], inset: Double = 0, gap: Double = 18,
    measures: [Text] = [], keepsWithNext: Bool = false
  ) {
    self.widths = widths
    self.head = head
    self.rows = rows
    self.inset = inset
    self.gap = gap
    self.measures = measures
    self.keepsWithNext = keepsWithNext
  }
}
