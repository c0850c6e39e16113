/// Names of files, which may be in any script and hold any character.
enum FileName {
  /// As one segment of a path (RFC 3986 §3.3), everything but letters, digits and `-._~` percent-encoded. The route
  /// finds the file by its id; the name is for whoever looks at the address or saves the file.
  static func segment(_ name: String) -> String {
    // A segment of dots alone is taken for a step in the path, encoded or not (URL Standard, double-dot segment).
    if name.utf8.allSatisfy({ $0 == UInt8(ascii: ".") }) { return "file" }
    if name.utf8.allSatisfy(isUnreserved) { return name }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(name.utf8.count * 2)
    for byte in name.utf8 {
      if isUnreserved(byte) {
        bytes.append(byte)
      } else {
        bytes.append(UInt8(ascii: "%"))
        bytes.append(hexadecimal[Int(byte >> 4)])
        bytes.append(hexadecimal[Int(byte & 15)])
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static let hexadecimal = Array("0123456789ABCDEF".utf8)

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "~"):
      true
    default: false
    }
  }

  /// What a file is, as people call it: `PDF`, `Excel`; its ending where we have no word for it, nil where it has none.
  static func kind(_ name: String, mediaType: String) -> String? {
    if let kind = kinds[mediaType] { return kind }
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")) else { return nil }
    let ending = name.utf8[dot...].dropFirst()
    guard (1...5).contains(ending.count), ending.allSatisfy({ isUnreserved($0) && $0 != UInt8(ascii: ".") })
    else { return nil }
    let text = String(Substring(ending)).lowercased()
    return endings[text] ?? text.uppercased()
  }

  private static let kinds = [
    "image/png": "PNG", "image/jpeg": "JPEG", "image/webp": "WebP", "image/gif": "GIF", "image/avif": "AVIF",
    "image/svg+xml": "SVG", "application/pdf": "PDF", "video/mp4": "MP4", "video/webm": "WebM",
    "audio/mpeg": "MP3", "audio/mp4": "M4A", "audio/ogg": "OGG", "audio/wav": "WAV",
  ]

  private static let endings = [
    "doc": "Word", "docx": "Word", "xls": "Excel", "xlsx": "Excel", "ppt": "PowerPoint", "pptx": "PowerPoint",
    "pages": "Pages", "key": "Keynote", "indd": "InDesign", "psd": "Photoshop", "ai": "Illustrator",
    "fig": "Figma", "sketch": "Sketch", "webm": "WebM",
  ]
}
