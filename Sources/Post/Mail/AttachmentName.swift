import Portal

/// What a file is called in a mail (RFC 2183 §2.3): as it is where that is short and plain, else percent-encoded UTF-8 in
/// pieces that fit on a line (RFC 2231 §3 and §4).
enum AttachmentName {
  /// So many bytes of a piece: with its own name and what stands around it that makes a line of 76.
  private static let width = 54

  /// - Parameter name: as somebody gave it; anything at all.
  static func parameters(_ name: String) -> String {
    let name = FileName.safe(name)
    if name.utf8.count <= 60, name.utf8.allSatisfy(isPlain) { return "filename=\"\(name)\"" }
    var pieces = [""]
    for byte in name.utf8 {
      let encoded = encoded(byte)
      if pieces[pieces.count - 1].utf8.count + encoded.utf8.count > width { pieces.append("") }
      pieces[pieces.count - 1] += encoded
    }
    if pieces.count == 1 { return "filename*=UTF-8''\(pieces[0])" }
    return pieces.enumerated().map { index, piece in
      "filename*\(index)*=\(index == 0 ? "UTF-8''" : "")\(piece)"
    }.joined(separator: ";\r\n ")
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    (0x20...0x7E).contains(byte) && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }

  private static func encoded(_ byte: UInt8) -> String {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
      return String(UnicodeScalar(byte))
    default:
      let digits = Array("0123456789ABCDEF")
      return "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
    }
  }
}
