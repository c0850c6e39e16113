import Portal

/// Writes tables as CSV (RFC 4180): rows end with CRLF, UTF-8 behind a byte order mark, without which Excel reads the
/// file in the letters of its country.
///
/// ```swift
/// var csv = CSVWriter(head: ["number", "total"])
/// csv.row([.text("INV-7"), .amount(total)])
/// ```
package struct CSVWriter {
  package private(set) var bytes: [UInt8] = []

  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// For rows that follow what another one began.
  package init() {}

  package init(head: [String]) {
    bytes = Self.byteOrderMark
    row(head.map { .text($0) })
  }

  package mutating func row(_ cells: [CSVCell]) {
    for (place, cell) in cells.enumerated() {
      if place > 0 { bytes.append(UInt8(ascii: ",")) }
      bytes += cell.bytes
    }
    bytes += [UInt8(ascii: "\r"), UInt8(ascii: "\n")]
  }
}
