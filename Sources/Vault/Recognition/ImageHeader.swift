/// Pictures, and how large they are.
enum ImageHeader {
  static func recognise(_ head: [UInt8], _ file: Excerpts) -> Recognition? {
    if head.starts(with: pngSignature) { return png(head) }
    if head.begins(with: "GIF87a") || head.begins(with: "GIF89a") {
      return Recognition(
        "image/gif", width: head.number(6, bytes: 2, bigEndian: false),
        height: head.number(8, bytes: 2, bigEndian: false))
    }
    if head.begins(with: "RIFF"), head.begins(with: "WEBP", at: 8) { return webP(head) }
    if head.number(0, bytes: 3) == 0xFFD8FF { return jpeg(file) }
    return nil
  }

  /// W3C PNG §5.2 and §11.2.2.
  private static let pngSignature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  private static func png(_ head: [UInt8]) -> Recognition {
    let hasHeader = head.begins(with: "IHDR", at: 12)
    return Recognition(
      "image/png", width: hasHeader ? head.number(16, bytes: 4) : nil,
      height: hasHeader ? head.number(20, bytes: 4) : nil)
  }

  /// RFC 9649 §2.5 to §2.7.
  private static func webP(_ head: [UInt8]) -> Recognition {
    func little(_ offset: Int, _ bytes: Int) -> Int? { head.number(offset, bytes: bytes, bigEndian: false) }
    if head.begins(with: "VP8X", at: 12) {
      return Recognition(
        "image/webp", width: little(24, 3).map { $0 + 1 }, height: little(27, 3).map { $0 + 1 })
    }
    if head.begins(with: "VP8L", at: 12) {
      let bits = little(21, 4)
      return Recognition(
        "image/webp", width: bits.map { $0 & 0x3FFF + 1 }, height: bits.map { $0 >> 14 & 0x3FFF + 1 })
    }
    return Recognition(
      "image/webp", width: little(26, 2).map { $0 & 0x3FFF }, height: little(28, 2).map { $0 & 0x3FFF })
  }

  /// From marker to marker up to the frame header (ITU-T T.81 §B.2). A picture that the camera held sideways is as its
  /// bytes say; browsers turn it.
  private static func jpeg(_ file: Excerpts) -> Recognition {
    var offset: Int64 = 2
    for _ in 0..<256 {
      let part = file.bytes(at: offset, count: 9)
      guard let marker = part.number(0, bytes: 2), marker >> 8 == 0xFF else { break }
      switch marker & 0xFF {
      case 0xFF:
        offset += 1
        continue
      case 0xC0...0xC3, 0xC5...0xC7, 0xC9...0xCB, 0xCD...0xCF:
        return Recognition("image/jpeg", width: part.number(7, bytes: 2), height: part.number(5, bytes: 2))
      case 0xD9, 0xDA: return Recognition("image/jpeg")
      default: break
      }
      guard let length = part.number(2, bytes: 2), length >= 2 else { break }
      offset += 2 + Int64(length)
    }
    return Recognition("image/jpeg")
  }
}
