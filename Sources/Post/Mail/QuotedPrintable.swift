/// Quoted-printable (RFC 2045 §6.7): any text in lines of at most 76 ASCII bytes, still readable by eye.
enum QuotedPrintable {
  /// CRLF, LF and CR each end a line; what comes out has CRLF, and ends with one.
  static func encode(_ text: String) -> [UInt8] {
    var encoder = Encoder()
    var previous: UInt8 = 0
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\n") where previous == UInt8(ascii: "\r"): break
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"): encoder.endLine()
      default: encoder.append(byte)
      }
      previous = byte
    }
    if !encoder.isAtLineStart { encoder.endLine() }
    return encoder.output
  }

  private struct Encoder {
    var output: [UInt8] = []
    private var column = 0
    /// A space or tab that is not written yet: at a line's end it has to be encoded.
    private var space: UInt8?

    var isAtLineStart: Bool { column == 0 && space == nil }

    mutating func append(_ byte: UInt8) {
      if let space { write([space]) }
      space = nil
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\t"): space = byte
      case UInt8(ascii: "="): write(Self.escape(byte))
      // A lone point or "From " at a line's start are what mail servers stumble over.
      case UInt8(ascii: "."), UInt8(ascii: "F"): write(column == 0 ? Self.escape(byte) : [byte])
      case 0x21...0x7E: write([byte])
      default: write(Self.escape(byte))
      }
    }

    mutating func endLine() {
      if let space { write(Self.escape(space)) }
      space = nil
      output += "\r\n".utf8
      column = 0
    }

    private mutating func write(_ bytes: [UInt8]) {
      // Room for the `=` of a soft line end.
      if column + bytes.count > 75 {
        output += "=\r\n".utf8
        column = 0
      }
      output += bytes
      column += bytes.count
    }

    private static let digits = Array("0123456789ABCDEF".utf8)

    private static func escape(_ byte: UInt8) -> [UInt8] {
      [UInt8(ascii: "="), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
  }
}
