import CQrencode

/// A text as a picture that cameras read (ISO/IEC 18004), of unit squares.
package struct QRCode: Sendable {
  /// Dark squares beside each other.
  package let bars: [(x: Int, y: Int, width: Int)]
  /// Units in each direction.
  package let side: Int

  /// Nil for a text that is too long (over about two thousand bytes), or has a zero byte in it.
  package init?(_ text: String) {
    guard !text.utf8.contains(0), let code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M) else {
      return nil
    }
    defer { QRcode_free(code) }
    let side = Int(code.pointee.width)
    guard let data = code.pointee.data else { return nil }
    var bars: [(x: Int, y: Int, width: Int)] = []
    for y in 0..<side {
      var x = 0
      while x < side {
        let start = x
        // The lowest bit says whether a square is dark.
        while x < side, data[y * side + x] & 1 == 1 { x += 1 }
        if x > start { bars.append((start, y, x - start)) } else { x += 1 }
      }
    }
    self.bars = bars
    self.side = side
  }

  /// `d` of one SVG path.
  package var path: String {
    bars.map { "M\($0.x) \($0.y)h\($0.width)v1h-\($0.width)z" }.joined()
  }
}
