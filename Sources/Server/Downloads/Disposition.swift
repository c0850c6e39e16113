/// `Content-Disposition` (RFC 6266): how a file is to be treated, and what it is called, in any script.
enum Disposition {
  /// - Parameter name: as the agency gave it; anything at all.
  static func text(name: String, isInline: Bool) -> String {
    let name = safe(name)
    let kind = isInline ? "inline" : "attachment"
    return "\(kind); filename=\"\(ascii(name))\"; filename*=UTF-8''\(encoded(name))"
  }

  /// Without what is no part of a name anywhere: control characters, what changes the direction of what follows
  /// (threats.md, U-03: `inv<U+202E>fdp.exe`), separators of folders.
  static func safe(_ name: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in name.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse: continue
      default: break
      }
      scalars.append("/\\:*?\"<>|".unicodeScalars.contains(scalar) ? "_" : scalar)
    }
    var text = String(scalars)
    while text.utf8.count > 240 { text = shorter(text) }
    while let last = text.unicodeScalars.last, last == "." || last == " " { text.unicodeScalars.removeLast() }
    return text.isEmpty || text.unicodeScalars.allSatisfy({ $0 == "." }) ? "file" : text
  }

  /// A scalar less before the ending, so that a long name keeps that.
  private static func shorter(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    let dot =
      scalars.lastIndex(of: ".").flatMap { scalars.count - $0 <= 12 && $0 > 0 ? $0 : nil } ?? scalars.count
    var kept = String.UnicodeScalarView()
    kept.append(contentsOf: scalars[..<(dot - 1)])
    kept.append(contentsOf: scalars[dot...])
    return String(kept)
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
