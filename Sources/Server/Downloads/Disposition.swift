import Portal

/// `Content-Disposition` (RFC 6266): how a file is to be treated, and what it is called, in any script.
enum Disposition {
  /// - Parameter name: as the agency gave it; anything at all.
  static func text(name: String, isInline: Bool) -> String {
    let name = FileName.safe(name)
    let kind = isInline ? "inline" : "attachment"
    return "\(kind); filename=\"\(ascii(name))\"; filename*=UTF-8''\(encoded(name))"
  }

  /// For readers that know no other parameter.
  private static func ascii(_ name: String) -> String {
    String(
      String.UnicodeScalarView(
        name.unicodeScalars.map { (0x20...0x7E).contains($0.value) && $0 != "%" && $0 != ";" ? $0 : "_" }))
  }

  /// RFC 8187 §3.2: `attr-char` as they are, everything else in percent.
  private static func encoded(_ name: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in name.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        bytes.append(byte)
      default: bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
