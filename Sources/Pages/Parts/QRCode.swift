import CQrencode

/// A text as a picture that cameras read (ISO/IEC 18004), drawn as one SVG path of unit squares.
package struct QRCode: Sendable {
  /// `d` of the path.
  package let path: String
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
    var path = ""
    for y in 0..<side {
      var x = 0
      while x < side {
        let start = x
        // The lowest bit says whether a square is dark.
        while x < side, data[y * side + x] & 1 == 1 { x += 1 }
        if x > start { path += "M\(start) \(y)h\(x - start)v1h-\(x - start)z" } else { x += 1 }
      }
    }
    self.path = path
    self.side = side
  }
}
