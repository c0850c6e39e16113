/// Reads the JSON of a locale file: objects and strings, nothing else (RFC 8259), with the line of everything.
///
/// Not `JSONDecoder`: it knows no lines, keeps one of two equal keys in silence, and loses the order.
struct WordsReader {
  indirect enum Value {
    case text(String)
    case object([Member])
  }

  struct Member {
    let key: String
    let value: Value
    let line: Int
  }

  struct Failure: Error {
    let fault: WordsFault
    let line: Int
  }

  private let bytes: [UInt8]
  private var position = 0
  private var line = 1

  private static let maximumDepth = 16

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  static func read(_ bytes: [UInt8]) throws(Failure) -> [Member] {
    var reader = WordsReader(bytes)
    reader.skipSpace()
    guard reader.next == UInt8(ascii: "{") else { throw reader.failure("it must be one object") }
    let members = try reader.object(depth: 0)
    reader.skipSpace()
    guard reader.next == nil else { throw reader.failure("there is something after the object") }
    return members
  }

  private mutating func object(depth: Int) throws(Failure) -> [Member] {
    guard depth < Self.maximumDepth else { throw failure("nested more than \(Self.maximumDepth) deep") }
    var members: [Member] = []
    position += 1
    skipSpace()
    if take("}") { return members }
    while true {
      let line = line
      guard next == UInt8(ascii: "\"") else { throw failure("a key in quotation marks is expected") }
      let key = try string()
      if members.contains(where: { $0.key == key }) { throw Failure(fault: .duplicateKey(key), line: line) }
      skipSpace()
      guard take(":") else { throw failure("\":\" is expected") }
      skipSpace()
      members.append(Member(key: key, value: try value(depth: depth), line: line))
      skipSpace()
      if take("}") { return members }
      guard take(",") else { throw failure("\",\" or \"}\" is expected") }
      skipSpace()
    }
  }

  private mutating func value(depth: Int) throws(Failure) -> Value {
    switch next {
    case UInt8(ascii: "\""): .text(try string())
    case UInt8(ascii: "{"): .object(try object(depth: depth + 1))
    default: throw failure("a string or an object is expected")
    }
  }

  private mutating func string() throws(Failure) -> String {
    var result: [UInt8] = []
    position += 1
    while let byte = next {
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: result, as: UTF8.self)
      case UInt8(ascii: "\\"): try escape(into: &result)
      case ..<0x20: throw failure("a string must not contain line ends or control characters")
      default: result.append(byte)
      }
    }
    throw failure("a string is not closed")
  }

  private mutating func escape(into result: inout [UInt8]) throws(Failure) {
    guard let byte = next else { throw failure("a string is not closed") }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): result.append(byte)
    case UInt8(ascii: "n"): result.append(UInt8(ascii: "\n"))
    case UInt8(ascii: "t"): result.append(UInt8(ascii: "\t"))
    case UInt8(ascii: "u"): result += Array(String(try scalar()).utf8)
    default: throw failure("\\\(Character(Unicode.Scalar(byte))) is not an escape that words use")
    }
  }

  private mutating func scalar() throws(Failure) -> Character {
    var value = try hexadecimal()
    if (0xD800..<0xDC00).contains(value), take("\\"), take("u") {
      let low = try hexadecimal()
      guard (0xDC00..<0xE000).contains(low) else { throw failure("half of a surrogate pair") }
      value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(value), value >= 0x20 else { throw failure("\\u names no character") }
    return Character(scalar)
  }

  private mutating func hexadecimal() throws(Failure) -> UInt32 {
    let digits = bytes[position..<min(position + 4, bytes.count)]
    guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw failure("\\u needs four hexadecimal digits") }
    position += 4
    return value
  }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: scalar) else { return false }
    position += 1
    return true
  }

  private mutating func skipSpace() {
    while let byte = next, [0x20, 0x09, 0x0A, 0x0D].contains(byte) {
      if byte == 0x0A { line += 1 }
      position += 1
    }
  }

  private func failure(_ reason: String) -> Failure {
    Failure(fault: .notJSON(reason), line: line)
  }
}
