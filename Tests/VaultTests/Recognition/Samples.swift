import Testing

@testable import Vault

/// The beginning of a file, and what it is.
struct Sample: Sendable, CustomTestStringConvertible {
  let name: String
  let bytes: [UInt8]
  let mediaType: String
  var width: Int?
  var height: Int?
  var duration: Int?

  var testDescription: String { name }
}

/// Built from the standards, box by box; the demo's own media are recognised in the tests of the demo.
enum Samples {
  static let pictures = [
    Sample(name: "PNG", bytes: png(width: 640, height: 480), mediaType: "image/png", width: 640, height: 480),
    Sample(
      name: "GIF", bytes: text("GIF89a") + [0x40, 0x01, 0xF0, 0x00, 0, 0, 0], mediaType: "image/gif",
      width: 320, height: 240),
    Sample(
      name: "WebP, lossy",
      bytes: text("RIFF") + little(100, 4) + text("WEBPVP8 ") + little(80, 4) + [0, 0, 0, 0x9D, 0x01, 0x2A]
        + little(800, 2) + little(600, 2), mediaType: "image/webp", width: 800, height: 600),
    Sample(
      name: "WebP, lossless",
      bytes: text("RIFF") + little(100, 4) + text("WEBPVP8L") + little(80, 4) + [0x2F]
        + little(799 | 599 << 14, 4), mediaType: "image/webp", width: 800, height: 600),
    Sample(
      name: "WebP, extended",
      bytes: text("RIFF") + little(100, 4) + text("WEBPVP8X") + little(10, 4) + [0, 0, 0, 0]
        + little(1999, 3) + little(999, 3), mediaType: "image/webp", width: 2000, height: 1000),
    Sample(
      name: "JPEG with a large thumbnail before its frame",
      bytes: [0xFF, 0xD8, 0xFF, 0xE1] + big(6000, 2)
        + [UInt8](repeating: 0, count: 5998) + [0xFF, 0xFF, 0xC2] + big(17, 2) + [8] + big(1080, 2)
        + big(1920, 2) + [3],
      mediaType: "image/jpeg", width: 1920, height: 1080),
    Sample(name: "JPEG without a frame", bytes: [0xFF, 0xD8, 0xFF, 0xD9], mediaType: "image/jpeg"),
    Sample(
      name: "SVG",
      bytes: text(
        "\u{FEFF}<?xml version=\"1.0\"?>\n<!-- a > b -->\n<svg xmlns=\"x\" viewBox=\"0 0 120.4 80\">"),
      mediaType: "image/svg+xml", width: 120, height: 80),
    Sample(name: "SVG without a size", bytes: text("<svg>"), mediaType: "image/svg+xml"),
    Sample(
      name: "AVIF",
      bytes: box("ftyp", text("avif") + big(0, 4) + text("avifmif1"))
        + box(
          "meta", big(0, 4) + box("iprp", box("ipco", box("ispe", big(0, 4) + big(1600, 4) + big(900, 4))))),
      mediaType: "image/avif", width: 1600, height: 900),
    Sample(name: "PDF", bytes: text("%PDF-1.7\n"), mediaType: "application/pdf"),
  ]

  static let films = [
    Sample(
      name: "MP4 with its index at the end",
      bytes: fileType("isom") + box("mdat", [UInt8](repeating: 0, count: 9000))
        + movie(tracks: [track("soun"), track("vide", width: 960, height: 540)]), mediaType: "video/mp4",
      width: 960,
      height: 540, duration: 10_500),
    Sample(
      name: "M4A", bytes: fileType("M4A ") + movie(tracks: [track("soun")]), mediaType: "audio/mp4",
      duration: 10_500),
    Sample(
      name: "MP4 of sound alone", bytes: fileType("mp42") + movie(tracks: [track("soun")]),
      mediaType: "audio/mp4", duration: 10_500),
    Sample(
      name: "MP4, 64 bits",
      bytes: fileType("mp42") + movie(tracks: [track("vide", width: 8, height: 8)], isLong: true),
      mediaType: "video/mp4", width: 8, height: 8, duration: 10_500),
    Sample(
      name: "WebM",
      bytes: big(0x1A45_DFA3, 4) + [0x9F, 0x42, 0x86, 0x81, 1, 0x42, 0x82, 0x84] + text("webm"),
      mediaType: "video/webm"),
    Sample(name: "MP3 with a tag", bytes: text("ID3") + [4, 0, 0, 0, 0, 0, 0], mediaType: "audio/mpeg"),
    Sample(
      name: "MP3, two frames of 128 kbit/s at 44.1 kHz",
      bytes: [0xFF, 0xFB, 0x90, 0x00] + [UInt8](repeating: 0, count: 413)
        + [0xFF, 0xFB, 0x90, 0x00], mediaType: "audio/mpeg"),
    Sample(
      name: "Ogg Opus", bytes: text("OggS") + [UInt8](repeating: 0, count: 24) + text("OpusHead"),
      mediaType: "audio/ogg"),
    Sample(
      name: "WAV",
      bytes: text("RIFF") + little(4000, 4) + text("WAVEfmt ") + little(16, 4) + little(1, 2) + little(1, 2)
        + little(8000, 4) + little(8000, 4) + [UInt8](repeating: 0, count: 3968), mediaType: "audio/wav",
      duration: 500),
  ]

  static func png(width: Int, height: Int) -> [UInt8] {
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + big(13, 4) + text("IHDR") + big(width, 4)
      + big(height, 4) + [8, 6, 0, 0, 0]
  }

  private static func fileType(_ brand: String) -> [UInt8] {
    box("ftyp", text(brand) + big(0, 4) + text(brand))
  }

  /// 10.5 seconds in units of 600 a second.
  private static func movie(tracks: [[UInt8]], isLong: Bool = false) -> [UInt8] {
    let times =
      isLong
      ? [1, 0, 0, 0] + big(0, 16) + big(600, 4) + big(6300, 8) : big(0, 12) + big(600, 4) + big(6300, 4)
    return box("moov", box("mvhd", times + [UInt8](repeating: 0, count: 80)) + tracks.flatMap { $0 })
  }

  private static func track(_ handler: String, width: Int = 0, height: Int = 0) -> [UInt8] {
    box(
      "trak",
      box("tkhd", [UInt8](repeating: 0, count: 76) + big(width << 16, 4) + big(height << 16, 4))
        + box("mdia", box("hdlr", big(0, 8) + text(handler) + big(0, 12))))
  }

  private static func box(_ name: String, _ contents: [UInt8]) -> [UInt8] {
    big(contents.count + 8, 4) + text(name) + contents
  }
  private static func text(_ text: String) -> [UInt8] { Array(text.utf8) }
  private static func big(_ value: Int, _ bytes: Int) -> [UInt8] { little(value, bytes).reversed() }

  private static func little(_ value: Int, _ bytes: Int) -> [UInt8] {
    (0..<bytes).map { $0 < 8 ? UInt8(truncatingIfNeeded: value >> ($0 * 8)) : 0 }
  }
}
