/// A JSON object whose members are strings and whole numbers, read byte by byte: all that a token of ours
/// holds.
///
/// Stricter than RFC 8259, because what two readers understand differently is how tokens are forged: no white
/// space, no name twice, ASCII only, no escapes but those of `"`, `\` and `/`, no negative numbers, nothing
/// nested.
struct FlatJSON: Equatable {
  enum Value: Equatable {
    case text(String)
    case number(Int64)
  }

  private(set) var members: [String: Value] = [:]

  /// Nil for anything else.
  init?(_ bytes: [UInt8]) {
    var reader = Reader(rest: bytes[...])
    guard reader.skip("{") else { return nil }
    repeat {
      guard let name = reader.text(), reader.skip(":"), let value = reader.value() else { return nil }
      guard members.updateValue(value, forKey: name) == nil else { return nil }
    } while reader.skip(",")
    guard reader.skip("}"), reader.rest.isEmpty else { return nil }
  }

  func text(_ name: String) -> String? {
    if case .text(let text) = members[name] { text } else { nil }
  }

  func number(_ name: String) -> Int64? {
    if case .number(let number) = members[name] { number } else { nil }
  }
}

extension FlatJSON {
  private struct Reader {
    var rest: ArraySlice<UInt8>

    mutating func skip(_ sign: Unicode.Scalar) -> Bool {
      guard rest.first == UInt8(ascii: sign) else { return false }
      rest.removeFirst()
      return true
    }

    mutating func value() -> Value? {
      rest.first == UInt8(ascii: "\"") ? text().map(Value.text) : number().map(Value.number)
    }

    mutating func text() -> String? {
      guard skip("\"") else { return nil }
      var text: [UInt8] = []
      while let byte = rest.popFirst() {
        switch byte {
        case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
        case UInt8(ascii: "\\"):
          guard let escaped = rest.popFirst(), "\"\\/".utf8.contains(escaped) else { return nil }
          text.append(escaped)
        case 0x20...0x7E: text.append(byte)
        default: return nil
        }
      }
      return nil
    }

    /// Up to 15 digits: every reader of JSON, those with floating-point numbers too, sees the same one.
    private mutating func number() -> Int64? {
      let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      guard (1...15).contains(digits.count), digits.count == 1 || digits.first != UInt8(ascii: "0") else {
        return nil
      }
      rest = rest.dropFirst(digits.count)
      return digits.reduce(0) { $0 * 10 + Int64($1 - UInt8(ascii: "0")) }
    }
  }
}
