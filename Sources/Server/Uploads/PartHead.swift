/// What stands before a part of a form: the field's name, and for a file what it is called (RFC 7578, section 4.2).
struct PartHead: Hashable {
  let name: String
  /// As the browser gave it; nil for a field of text.
  let fileName: String?

  /// Nil where there is no field's name in it.
  init?(_ bytes: ArraySlice<UInt8>) {
    guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
    let lines = text.split(separator: "\r\n", omittingEmptySubsequences: true)
    let found = lines.compactMap { line -> HeaderValue? in
      guard let colon = line.firstIndex(of: ":"), line[..<colon].lowercased() == "content-disposition"
      else { return nil }
      return HeaderValue(String(line[line.index(after: colon)...]))
    }
    guard found.count == 1, found[0].kind == "form-data", let name = found[0].parameters["name"],
      !name.isEmpty
    else { return nil }
    self.name = Self.plain(name)
    fileName = found[0].parameters["filename"].map(Self.plain)
  }

  /// Browsers write these three so (HTML, "multipart/form-data encoding algorithm").
  private static func plain(_ text: String) -> String {
    text.replacing("%22", with: "\"").replacing("%0D", with: "\r").replacing("%0A", with: "\n")
  }
}

/// A header's value with parameters: `form-data; name="file"` (RFC 9110, section 5.6.6).
struct HeaderValue {
  /// In small letters.
  let kind: String
  /// By their names in small letters.
  let parameters: [String: String]

  /// Nil where a parameter is given twice, or a quote does not end.
  init?(_ text: String) {
    var rest = text.utf8[...]
    kind = Self.trimmed(String(Substring(rest.prefix { $0 != UInt8(ascii: ";") }))).lowercased()
    rest = rest.drop { $0 != UInt8(ascii: ";") }
    var parameters: [String: String] = [:]
    while let first = rest.first {
      guard first == UInt8(ascii: ";") else { return nil }
      rest = rest.dropFirst().drop { $0 == 0x20 || $0 == 0x09 }
      if rest.isEmpty { break }
      let name = rest.prefix { $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: ";") }
      rest = rest[name.endIndex...]
      guard rest.first == UInt8(ascii: "=") else { return nil }
      rest = rest.dropFirst()
      guard let value = Self.value(&rest),
        parameters.updateValue(value, forKey: Self.trimmed(String(Substring(name))).lowercased()) == nil
      else { return nil }
    }
    self.parameters = parameters
  }

  /// A quoted string, or what stands up to the next semicolon.
  private static func value(_ rest: inout Substring.UTF8View) -> String? {
    guard rest.first == UInt8(ascii: "\"") else {
      let token = rest.prefix { $0 != UInt8(ascii: ";") }
      rest = rest[token.endIndex...]
      return trimmed(String(Substring(token)))
    }
    rest = rest.dropFirst()
    var bytes: [UInt8] = []
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "\""):
        rest = rest.drop { $0 == 0x20 || $0 == 0x09 }
        return String(validating: bytes, as: UTF8.self)
      // Only a quote is ever escaped: a backslash in a file's name stands for itself.
      case UInt8(ascii: "\\") where rest.first == UInt8(ascii: "\""): bytes.append(rest.removeFirst())
      default: bytes.append(byte)
      }
    }
    return nil
  }

  private static func trimmed(_ text: String) -> String {
    let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" }
    return String(text.drop(while: isBlank).reversed().drop(while: isBlank).reversed())
  }
}
