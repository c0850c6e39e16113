/// What a text would cost cmark-gfm, judged before it is parsed.
///
/// The version that Debian ships (0.29.0.gfm.6) fills up every row of a table to the width of its head, so that
/// 64 KB can become millions of cells; it reads a row again for each of its columns, and a whole word again for
/// each `)` at the end of an address or `@` in it. Nothing that a person writes comes near these limits, and with
/// them the worst texts that we know take a tenth of a second.
struct MarkdownCost {
  /// Columns of the widest table that the text could hold, times its lines.
  private static let mostCells = 50_000
  private static let mostBrackets = 8_192
  private static let mostColumns = 256
  /// Of `)` and `@` together.
  private static let mostMarksInAWord = 1_000

  private var lines = 1
  private var columns = 0
  private var brackets = 0
  private var marks = 0
  /// Of the present line.
  private var pipes = 0
  private var mayBeTableHead = true

  static func check(_ text: String) throws(MarkdownError) {
    guard text.utf8.count <= Markdown.longest else { throw .tooLong(bytes: text.utf8.count) }
    var cost = MarkdownCost()
    for byte in text.utf8 {
      cost.read(byte)
      guard cost.brackets <= mostBrackets, cost.marks <= mostMarksInAWord else {
        throw .tooComplex
      }
    }
    cost.endLine()
    guard cost.columns <= mostColumns, cost.columns * cost.lines <= mostCells else { throw .tooComplex }
  }

  private mutating func read(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
      endLine()
      lines += 1
    case UInt8(ascii: "|"): pipes += 1
    case UInt8(ascii: ":"), UInt8(ascii: "-"): break
    case UInt8(ascii: " "), 0x09, 0x0B, 0x0C: marks = 0
    // What quotes and lists put before a table.
    case UInt8(ascii: ">"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "."): break
    case UInt8(ascii: "0")...UInt8(ascii: "9"): break
    case UInt8(ascii: ")"): marks += 1
    default:
      mayBeTableHead = false
      if byte == UInt8(ascii: "[") { brackets += 1 }
      if byte == UInt8(ascii: "@") { marks += 1 }
    }
  }

  private mutating func endLine() {
    if mayBeTableHead, pipes > 0 { columns = max(columns, pipes + 1) }
    (pipes, marks, mayBeTableHead) = (0, 0, true)
  }
}
