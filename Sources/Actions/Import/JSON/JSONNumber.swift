extension JSONReader {
  /// Longer numbers are none that anything here could hold.
  private static let longestNumber = 64

  /// Reads a number into `text` as it is written: `-0`, `1.50`, `1e2`. Whether it is whole or fits is for whoever
  /// wanted it; `fault` is `.tooLong` beyond 64 digits.
  mutating func readNumber() throws(JSONError) {
    text.removeAll(keepingCapacity: true)
    fault = nil
    _ = try takeByte { $0 == UInt8(ascii: "-") }
    if try takeByte({ $0 == UInt8(ascii: "0") }) == false { try takeDigits() }
    if try takeByte({ $0 == UInt8(ascii: ".") }) { try takeDigits() }
    if try takeByte({ $0 == UInt8(ascii: "e") || $0 == UInt8(ascii: "E") }) {
      _ = try takeByte { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }
      try takeDigits()
    }
    try endValue(or: .badNumber)
  }

  mutating func readFlag() throws(JSONError) -> Bool {
    let isTrue = try bytes.look() == UInt8(ascii: "t")
    try readWord(isTrue ? "true" : "false")
    return isTrue
  }

  mutating func readNull() throws(JSONError) { try readWord("null") }

  private mutating func readWord(_ word: String) throws(JSONError) {
    for letter in word.utf8 {
      guard let byte = try bytes.look() else { throw bytes.failure(.truncated) }
      guard byte == letter else { throw bytes.failure(.unexpected(byte, wanted: "“\(word)”")) }
      bytes.step()
    }
    try endValue(or: nil)
  }

  private mutating func takeByte(_ isWanted: (UInt8) -> Bool) throws(JSONError) -> Bool {
    guard let byte = try bytes.look(), isWanted(byte) else { return false }
    bytes.step()
    text.append(byte)
    return true
  }

  private mutating func takeDigits() throws(JSONError) {
    guard let byte = try bytes.look() else { throw bytes.failure(.truncated) }
    guard Self.isDigit(byte) else { throw bytes.failure(.badNumber) }
    if try !bytes.take(into: &text, limit: Self.longestNumber, while: Self.isDigit) { fault = .tooLong }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

  /// A number or a word ends where something else begins: `01` and `truefalse` are nothing.
  private mutating func endValue(or fault: JSONError.Fault?) throws(JSONError) {
    switch try bytes.look() {
    case nil, UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"), 0x20, 0x09, 0x0A, 0x0D: break
    case let byte?: throw bytes.failure(fault ?? .unexpected(byte, wanted: "the end of the value"))
    }
  }
}
