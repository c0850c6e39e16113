/// Reads JSON as a stream, strictly by RFC 8259, keeping only the value at hand.
///
/// It is pulled: whoever reads looks at what comes (`kind`) and asks for it. A fault of the form ends the reading with
/// an error; a fault of a text (not UTF-8, half a surrogate pair, too long) is a fact about that text (`fault`), so
/// that all of them can be told at once.
struct JSONReader {
  /// What a value is, by its first byte.
  enum Kind {
    case object
    case array
    case text
    case number
    case flag
    case null
  }

  /// The text, name or number that was read last, without quotes and escapes.
  var text: [UInt8] = []
  /// What is wrong with that text.
  var fault: TextFault?
  var bytes: JSONBytes

  /// How many containers may lie in each other below the top one.
  private let deepest: Int
  private var open: [Container] = []

  private struct Container {
    let isObject: Bool
    var isFirst = true
  }

  init(_ source: ByteSource, deepest: Int, chunk: Int = 1 << 18) throws(JSONError) {
    bytes = try JSONBytes(source, chunk: chunk)
    self.deepest = deepest
  }

  /// What the next value is, without reading it.
  mutating func kind() throws(JSONError) -> Kind {
    guard let byte = try bytes.lookPastSpace() else { throw bytes.failure(.truncated) }
    switch byte {
    case UInt8(ascii: "{"): return .object
    case UInt8(ascii: "["): return .array
    case UInt8(ascii: "\""): return .text
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number
    case UInt8(ascii: "t"), UInt8(ascii: "f"): return .flag
    case UInt8(ascii: "n"): return .null
    default: throw bytes.failure(.unexpected(byte, wanted: "a value"))
    }
  }

  mutating func beginObject() throws(JSONError) { try begin(UInt8(ascii: "{")) }
  mutating func beginArray() throws(JSONError) { try begin(UInt8(ascii: "[")) }

  /// Goes to the next member of the object, its name in `text`; false at the object's end.
  mutating func nextMember() throws(JSONError) -> Bool {
    guard try nextItem(closing: UInt8(ascii: "}")) else { return false }
    try expect(UInt8(ascii: "\""), "a member's name in quotes", isTaken: false)
    try readText(limit: 200)
    try expect(UInt8(ascii: ":"), "a colon")
    return true
  }

  /// Goes to the next element of the array; false at its end.
  mutating func nextElement() throws(JSONError) -> Bool { try nextItem(closing: UInt8(ascii: "]")) }

  /// Nothing but white space may follow.
  mutating func finish() throws(JSONError) {
    if try bytes.lookPastSpace() != nil { throw bytes.failure(.trailing) }
  }

  /// Reads over a value, whatever it is.
  mutating func skip() throws(JSONError) {
    let floor = open.count
    repeat {
      if open.count > floor {
        let hasNext = try open[open.count - 1].isObject ? nextMember() : nextElement()
        if !hasNext { continue }
      }
      switch try kind() {
      case .object: try beginObject()
      case .array: try beginArray()
      case .text: try readText(limit: 0)
      case .number: try readNumber()
      case .flag: _ = try readFlag()
      case .null: try readNull()
      }
    } while open.count > floor
  }

  // MARK: Inside

  private mutating func begin(_ byte: UInt8) throws(JSONError) {
    try expect(byte, "“\(Unicode.Scalar(byte))”", isTaken: false)
    // The top object itself is level 0.
    guard open.count <= deepest else { throw bytes.failure(.tooDeep(limit: deepest)) }
    bytes.step()
    open.append(Container(isObject: byte == UInt8(ascii: "{")))
  }

  private mutating func nextItem(closing: UInt8) throws(JSONError) -> Bool {
    if try bytes.lookPastSpace() == closing {
      bytes.step()
      open.removeLast()
      return false
    }
    let last = open.count - 1
    if open[last].isFirst {
      open[last].isFirst = false
      return true
    }
    try expect(UInt8(ascii: ","), "a comma or “\(Unicode.Scalar(closing))”")
    if try bytes.lookPastSpace() == closing {
      throw bytes.failure(.unexpected(closing, wanted: "something after the comma"))
    }
    return true
  }

  private mutating func expect(_ byte: UInt8, _ wanted: @autoclosure () -> String, isTaken: Bool = true)
    throws(JSONError)
  {
    guard let found = try bytes.lookPastSpace() else { throw bytes.failure(.truncated) }
    guard found == byte else { throw bytes.failure(.unexpected(found, wanted: wanted())) }
    if isTaken { bytes.step() }
  }
}
