/// A logo as it was given, looked at by its bytes, and as it may be shown (threats.md, U-02).
package struct LogoFile: Hashable, Sendable {
  /// What is stored: the picture as given, or the drawing written anew.
  package let bytes: [UInt8]
  package let mediaType: String
  /// In pixels; of a drawing in proportion.
  package let width: Int
  package let height: Int
  /// What a drawing lost on the way, such as `<script>`; for whoever gave it.
  package let dropped: [String]
  /// A drawing with rules of its own for dark grounds.
  package let knowsDark: Bool

  /// In bytes.
  package static let limit = 512 << 10
  /// In pixels a side.
  static let side = 4000

  package init(_ bytes: [UInt8]) throws(LogoError) {
    guard bytes.count <= Self.limit else { throw .tooLarge }
    let file = Excerpts(size: Int64(bytes.count)) { offset, count in
      Array(bytes.dropFirst(Int(offset)).prefix(count))
    }
    let kind = Recognition(of: file)
    mediaType = kind.mediaType
    if kind.mediaType == "image/svg+xml" {
      let drawing = try Drawing(bytes)
      self.bytes = drawing.bytes
      width = drawing.width
      height = drawing.height
      dropped = drawing.dropped
      knowsDark = drawing.knowsDark
      return
    }
    guard let name = Raster.names[kind.mediaType] else { throw .otherKind(kind.mediaType) }
    guard let width = kind.width, let height = kind.height else { throw .unreadable(name) }
    guard max(width, height) <= Self.side else { throw .tooManyPixels(width: width, height: height) }
    guard Raster.isWhole(bytes, kind.mediaType) else { throw .unreadable(name) }
    self.bytes = bytes
    self.width = width
    self.height = height
    dropped = []
    knowsDark = false
  }
}

/// Whether a picture's file is all there, as far as its frame tells; pixels are not decoded.
enum Raster {
  static let names = ["image/png": "PNG", "image/jpeg": "JPEG", "image/webp": "WebP"]

  static func isWhole(_ bytes: [UInt8], _ mediaType: String) -> Bool {
    switch mediaType {
    case "image/png": isWholePNG(bytes)
    case "image/jpeg": isWholeJPEG(bytes)
    default: isWholeWebP(bytes)
    }
  }

  /// From chunk to chunk to the last one, with pixels on the way (W3C PNG §5.3).
  private static func isWholePNG(_ bytes: [UInt8]) -> Bool {
    var offset = 8
    var hasPixels = false
    while let length = bytes.number(offset, bytes: 4), length <= bytes.count - offset - 12 {
      if bytes.begins(with: "IEND", at: offset + 4) { return hasPixels }
      if bytes.begins(with: "IDAT", at: offset + 4) { hasPixels = true }
      offset += 12 + length
    }
    return false
  }

  /// The marker of the end (ITU-T T.81 §B.2.1), after which programs may leave some padding.
  private static func isWholeJPEG(_ bytes: [UInt8]) -> Bool {
    let tail = bytes.suffix(64)
    return zip(tail, tail.dropFirst()).contains { $0 == 0xFF && $1 == 0xD9 }
  }

  /// As long as it says (RFC 9649 §2.4).
  private static func isWholeWebP(_ bytes: [UInt8]) -> Bool {
    guard let length = bytes.number(4, bytes: 4, bigEndian: false) else { return false }
    return length > 12 && length + 8 <= bytes.count
  }
}
