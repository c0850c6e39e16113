import Markup

/// The one style sheet, put together from its files.
enum StyleSheet {
  /// `portal.css` names its parts by `@import "…";`, a line each; every other line is kept. So the folder works in a
  /// browser as it is, and a page loads one file.
  static func bundle(_ main: [UInt8], part: (String) throws(TemplateErrors) -> [UInt8]) throws(TemplateErrors)
    -> [UInt8]
  {
    var bundle: [UInt8] = []
    for line in main.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      if let name = importedName(line) {
        bundle += try part(name)
      } else {
        bundle += line
        bundle.append(UInt8(ascii: "\n"))
      }
    }
    return bundle
  }

  /// The name in a line that is nothing but `<start>name";`.
  static func importedName(_ line: ArraySlice<UInt8>, after start: String = "@import \"") -> String? {
    let start = Array(start.utf8)
    let end = Array("\";".utf8)
    guard line.starts(with: start), line.suffix(end.count) == end[...] else { return nil }
    return String(decoding: line.dropFirst(start.count).dropLast(end.count), as: UTF8.self)
  }
}
