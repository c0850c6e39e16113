import Testing

@testable import Vault

@Suite("A logo's file")
struct LogoFileTests {
  /// A PNG's frame; pixels are not looked at.
  static func png(_ width: UInt32, _ height: UInt32) -> [UInt8] {
    func big(_ number: UInt32) -> [UInt8] {
      (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * $0)) }
    }
    func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
      big(UInt32(data.count)) + Array(name.utf8) + data + [0, 0, 0, 0]
    }
    return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
      + chunk("IHDR", big(width) + big(height) + [8, 6, 0, 0, 0])
      + chunk("IDAT", Array(repeating: 7, count: 90))
      + chunk("IEND", [])
  }

  @Test("a picture is taken as it is, with its size")
  func taken() throws {
    let bytes = Self.png(640, 120)
    let file = try LogoFile(bytes)
    #expect(file.bytes == bytes && file.mediaType == "image/png" && file.width == 640 && file.height == 120)
  }

  @Test("what is too large, cut, or no picture is refused with what to do")
  func refused() {
    let cases: [([UInt8], LogoError)] = [
      (Self.png(50_000, 50_000), .tooManyPixels(width: 50_000, height: 50_000)),
      (Self.png(4001, 10), .tooManyPixels(width: 4001, height: 10)),
      (Self.png(0, 10), .unreadable("PNG")),
      (Array(Self.png(64, 64).dropLast(60)), .unreadable("PNG")),
      (Array(Self.png(64, 64).prefix(20)), .unreadable("PNG")),
      (Array(repeating: 0, count: (512 << 10) + 1), .tooLarge),
      (
        Array("<!doctype html><title>logo.png</title><script>alert(1)</script>".utf8),
        .otherKind(Recognition.unknown)
      ),
      (Array("GIF89a".utf8) + [9, 0, 9, 0], .otherKind("image/gif")),
      (Array("%PDF-1.7".utf8), .otherKind("application/pdf")),
      ([], .otherKind(Recognition.unknown)),
      ([0xFF, 0xD8, 0xFF, 0xC0, 0, 17, 8, 0, 9, 0, 9, 3], .unreadable("JPEG")),
      (
        Array("RIFF".utf8) + [200, 0, 0, 0] + Array("WEBPVP8X".utf8) + Array(repeating: 0, count: 18),
        .unreadable("WebP")
      ),
    ]
    for (bytes, expected) in cases {
      #expect(throws: expected) { try LogoFile(bytes) }
    }
  }
}
