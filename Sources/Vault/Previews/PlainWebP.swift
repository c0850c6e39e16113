/// A WebP without anything but its picture (RFC 9649 §2.7): what a camera wrote is left out. libvips 8.14 leaves all of it
/// in, though told to strip it.
enum PlainWebP {
  private static let kept: Set<String> = ["VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF"]

  /// In the flags of `VP8X`: a colour profile, Exif and XMP. Colours are those of every screen by then.
  private static let flags: UInt8 = 1 << 5 | 1 << 3 | 1 << 2

  /// Nil where it is no whole WebP.
  static func of(_ bytes: [UInt8]) -> [UInt8]? {
    guard bytes.begins(with: "RIFF"), bytes.begins(with: "WEBP", at: 8) else { return nil }
    var plain = Array(bytes.prefix(12))
    var place = 12
    while place < bytes.count {
      guard let length = bytes.number(place + 4, bytes: 4, bigEndian: false),
        length <= bytes.count - place - 8
      else { return nil }
      let end = min(place + 8 + length + length % 2, bytes.count)
      let name = String(decoding: bytes[place..<place + 4], as: UTF8.self)
      if kept.contains(name) {
        let start = plain.count
        plain += bytes[place..<end]
        if name == "VP8X", length > 0 { plain[start + 8] &= ~flags }
      }
      place = end
    }
    let size = plain.count - 8
    for index in 0..<4 { plain[4 + index] = UInt8(size >> (8 * index) & 255) }
    return plain
  }
}
