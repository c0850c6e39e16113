/// A picture in a box: as large as fits, from the side where lines begin.
package struct Picture: Sendable {
  package enum Kind: Sendable {
    case png
    case jpeg
    /// Drawn as what it is, not as pixels.
    case svg
  }

  package var kind: Kind
  package var bytes: [UInt8]
  /// In points.
  package var width: Double
  package var height: Double

  package init(_ kind: Kind, _ bytes: [UInt8], width: Double, height: Double) {
    self.kind = kind
    self.bytes = bytes
    self.width = width
    self.height = height
  }
}

/// A code of squares that cameras read. Four squares around it have to stay empty (ISO/IEC 18004): that is the business of
/// whoever places it, as on paper its edge is an edge to align with.
package struct SquareCode: Sendable {
  /// Where dark squares stand in a row: from where on, and how many.
  package var bars: [(x: Int, y: Int, width: Int)]
  /// Squares in each direction.
  package var squares: Int
  /// In points.
  package var side: Double

  package init(bars: [(x: Int, y: Int, width: Int)], squares: Int, side: Double) {
    self.bars = bars
    self.squares = squares
    self.side = side
  }
}
