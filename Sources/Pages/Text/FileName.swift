/// Names of files, which may be in any script and hold any character.
enum FileName {
  /// As one segment of an address: small enough to read, and of nothing but letters, digits and `-._~`, so that no
  /// percent sequence ever stands in an address of ours. The route finds the file by its id; what it is saved as is told
  /// in the answer, in its own script.
  static func segment(_ name: String) -> String {
    var bytes: [UInt8] = []
    for byte in name.utf8.prefix(240) {
      let place = isUnreserved(byte) ? byte : UInt8(ascii: "-")
      if place != UInt8(ascii: "-") || bytes.last != place { bytes.append(place) }
    }
    // A segment of dots alone is taken for a step in the path (URL Standard, double-dot segment).
    let isSaid = bytes.contains { $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: "-") }
    return isSaid ? String(decoding: bytes, as: UTF8.self) : "file"
  }

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
