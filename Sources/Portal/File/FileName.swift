/// Names that files came with, made fit to be shown and to be saved under.
package enum FileName {
  /// Without what is no part of a name anywhere: control characters, what changes the direction of what follows
  /// (threats.md, U-03: `inv<U+202E>fdp.exe`), separators of folders.
  package static func safe(_ name: String) -> String {
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
}
