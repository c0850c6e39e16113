/// Walks over the bytes of a request's head, the same ones in every call.
struct HeadReader {
  private var place = 0

  /// Capital letters up to a space.
  mutating func method(_ bytes: Span<UInt8>) throws(Refusal) -> RequestHead.Method {
    let start = place
    while place < bytes.count, (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(bytes[place]) { place += 1 }
    guard (1...20).contains(place - start) else { throw .malformed }
    let range = start..<place
    try skip(UInt8(ascii: " "), bytes)
    if bytes.equalsIgnoringCase(range, "get") { return .get }
    if bytes.equalsIgnoringCase(range, "head") { return .head }
    return .other
  }

  /// Visible ASCII that begins with a slash: no absolute form, no `*`, no `#`.
  mutating func target(_ bytes: Span<UInt8>, limit: Int) throws(Refusal) -> Range<Int> {
    let start = place
    guard place < bytes.count, bytes[place] == UInt8(ascii: "/") else { throw .malformed }
    while place < bytes.count, (0x21...0x7E).contains(bytes[place]), bytes[place] != UInt8(ascii: "#") {
      place += 1
    }
    guard place - start <= limit else { throw .targetTooLong }
    let range = start..<place
    try skip(UInt8(ascii: " "), bytes)
    return range
  }

  /// - Returns: whether it is HTTP/1.0.
  mutating func version(_ bytes: Span<UInt8>) throws(Refusal) -> Bool {
    let start = place
    while place < bytes.count, bytes[place] != UInt8(ascii: "\r") { place += 1 }
    let range = start..<place
    try endLine(bytes)
    if bytes.equalsIgnoringCase(range, "http/1.1") { return false }
    if bytes.equalsIgnoringCase(range, "http/1.0") { return true }
    throw range.count == 8 && bytes.equalsIgnoringCase(start..<start + 5, "http/") ? .version : .malformed
  }

  /// The next field, nil at the empty line.
  mutating func field(_ bytes: Span<UInt8>) throws(Refusal) -> (name: Range<Int>, value: Range<Int>)? {
    guard place < bytes.count else { throw .malformed }
    if bytes[place] == UInt8(ascii: "\r") {
      try endLine(bytes)
      return nil
    }
    let start = place
    while place < bytes.count, Self.isToken(bytes[place]) { place += 1 }
    guard place > start else { throw .malformed }
    let name = start..<place
    try skip(UInt8(ascii: ":"), bytes)
    return (name, try value(bytes))
  }

  /// No control characters but tabs; spaces at either end do not belong to it.
  private mutating func value(_ bytes: Span<UInt8>) throws(Refusal) -> Range<Int> {
    while place < bytes.count, Self.isBlank(bytes[place]) { place += 1 }
    let start = place
    while place < bytes.count, bytes[place] != UInt8(ascii: "\r") {
      let byte = bytes[place]
      guard byte >= 0x20 || byte == UInt8(ascii: "\t"), byte != 0x7F else { throw .malformed }
      place += 1
    }
    var end = place
    while end > start, Self.isBlank(bytes[end - 1]) { end -= 1 }
    try endLine(bytes)
    return start..<end
  }

  private mutating func endLine(_ bytes: Span<UInt8>) throws(Refusal) {
    try skip(UInt8(ascii: "\r"), bytes)
    try skip(UInt8(ascii: "\n"), bytes)
  }

  private mutating func skip(_ byte: UInt8, _ bytes: Span<UInt8>) throws(Refusal) {
    guard place < bytes.count, bytes[place] == byte else { throw .malformed }
    place += 1
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }

  /// RFC 9110 §5.6.2.
  private static func isToken(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "!"),
      UInt8(ascii: "#"), UInt8(ascii: "$"), UInt8(ascii: "%"), UInt8(ascii: "&"), UInt8(ascii: "'"),
      UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "."), UInt8(ascii: "^"), UInt8(ascii: "`"),
      UInt8(ascii: "|"), UInt8(ascii: "~"):
      true
    default: false
    }
  }
}
