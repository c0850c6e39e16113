import Foundation

/// A JSON value without floating point, in the one form that the same value always has (RFC 8785): members sorted, no
/// white space, the shortest escapes. What is signed is these bytes.
package indirect enum CanonicalJSON: Hashable, Sendable {
  case text(String)
  /// Within ±(2⁵³ − 1), which every reader of JSON keeps exactly (RFC 8785 §3.2.2.3).
  case number(Int64)
  case list([CanonicalJSON])
  case object([String: CanonicalJSON])

  package var bytes: [UInt8] {
    var bytes: [UInt8] = []
    write(to: &bytes)
    return bytes
  }

  /// Nil for anything that is not exactly the canonical form of such a value.
  package init?(canonical bytes: [UInt8]) {
    guard bytes.count <= Self.longest, let value = try? JSONDecoder().decode(Self.self, from: Data(bytes)),
      value.bytes == bytes
    else { return nil }
    self = value
  }

  /// A receipt of twenty files has a few kilobytes.
  private static let longest = 256 << 10

  package subscript(name: String) -> CanonicalJSON? {
    guard case .object(let members) = self else { return nil }
    return members[name]
  }

  package var text: String? {
    guard case .text(let text) = self else { return nil }
    return text
  }

  private func write(to bytes: inout [UInt8]) {
    switch self {
    case .text(let text): Self.write(text, to: &bytes)
    case .number(let number): bytes += String(number).utf8
    case .list(let values):
      bytes.append(UInt8(ascii: "["))
      for (index, value) in values.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        value.write(to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      // By UTF-16 code units (RFC 8785 §3.2.3).
      let names = members.keys.sorted { $0.utf16.lexicographicallyPrecedes($1.utf16) }
      for (index, name) in names.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        Self.write(name, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        members[name]?.write(to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  /// RFC 8785 §3.2.2.2.
  private static func write(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): bytes += #"\""#.utf8
      case UInt8(ascii: "\\"): bytes += #"\\"#.utf8
      case 0x08: bytes += #"\b"#.utf8
      case 0x09: bytes += #"\t"#.utf8
      case 0x0A: bytes += #"\n"#.utf8
      case 0x0C: bytes += #"\f"#.utf8
      case 0x0D: bytes += #"\r"#.utf8
      case 0..<0x20: bytes += "\\u00\(Hex.text([byte]))".utf8
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}

extension CanonicalJSON: Decodable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let number = try? container.decode(Int64.self) {
      self = .number(number)
    } else if let list = try? container.decode([CanonicalJSON].self) {
      self = .list(list)
    } else {
      self = .object(try container.decode([String: CanonicalJSON].self))
    }
  }
}
