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
    return withoutComments(bundle)
  }

  /// What is said to whoever reads the files is nothing that a phone has to load.
  static func withoutComments(_ sheet: [UInt8]) -> [UInt8] {
    let (slash, star, backslash) = (UInt8(ascii: "/"), UInt8(ascii: "*"), UInt8(ascii: "\\"))
    var kept: [UInt8] = []
    kept.reserveCapacity(sheet.count)
    var quote: UInt8?
    var place = 0
    while place < sheet.count {
      let byte = sheet[place]
      let next = place + 1 < sheet.count ? sheet[place + 1] : 0
      if quote == nil, byte == slash, next == star {
        place = end(ofCommentAt: place, in: sheet)
        continue
      }
      if byte == backslash, place + 1 < sheet.count {
        kept += [byte, next]
        place += 2
        continue
      }
      if byte == quote {
        quote = nil
      } else if quote == nil, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      }
      kept.append(byte)
      place += 1
    }
    return kept
  }

  private static func end(ofCommentAt start: Int, in sheet: [UInt8]) -> Int {
    var place = start + 2
    while place + 1 < sheet.count, sheet[place] != UInt8(ascii: "*") || sheet[place + 1] != UInt8(ascii: "/")
    {
      place += 1
    }
    return place + 2
  }

  /// The name in a line that is nothing but `<start>name";`.
  static func importedName(_ line: ArraySlice<UInt8>, after start: String = "@import \"") -> String? {
    let start = Array(start.utf8)
    let end = Array("\";".utf8)
    guard line.starts(with: start), line.suffix(end.count) == end[...] else { return nil }
    return String(decoding: line.dropFirst(start.count).dropLast(end.count), as: UTF8.self)
  }
}
