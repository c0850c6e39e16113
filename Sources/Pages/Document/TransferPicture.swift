import Portal

/// A credit transfer as a picture for screens.
enum TransferPicture {
  /// Squares that stay light around it, so that cameras find it (ISO/IEC 18004).
  private static let quiet = 4

  /// An SVG; nil for a code that is too long for one.
  static func svg(_ code: TransferCode) -> [UInt8]? {
    guard let picture = QRCode(code.text) else { return nil }
    let side = picture.side + 2 * quiet
    let text = """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="-\(quiet) -\(quiet) \(side) \(side)" shape-rendering="crispEdges">\
      <path fill="#fff" d="M-\(quiet)-\(quiet)h\(side)v\(side)h-\(side)z"/><path d="\(picture.path)"/></svg>

      """
    return Array(text.utf8)
  }
}
