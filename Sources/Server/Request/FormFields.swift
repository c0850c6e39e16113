/// Names and values of a form or a query (`application/x-www-form-urlencoded`), read strictly: whole UTF-8, whole
/// percent sequences, no control characters but line ends and tabs, no name twice.
struct FormFields: Sendable {
  private var values: [String: String] = [:]

  static let empty = FormFields()
  /// Of one form, where it does not say otherwise.
  static let most = 100

  private init() {}

  /// Nil for anything that is not such a form.
  /// - Parameters:
  ///   - most: so many fields there may be.
  ///   - repeated: the names that may stand there several times; their values are lines of one.
  init?(_ bytes: some Collection<UInt8>, most: Int = FormFields.most, repeated: Set<String> = []) {
    if bytes.isEmpty { return }
    var count = 0
    for pair in bytes.split(
      separator: UInt8(ascii: "&"), maxSplits: most, omittingEmptySubsequences: false)
    {
      let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      count += 1
      guard count <= most, parts.count == 2, let name = Self.text(parts[0]), !name.isEmpty,
        let value = Self.text(parts[1])
      else { return nil }
      if repeated.contains(name), let before = values[name] {
        values[name] = "\(before)\n\(value)"
      } else if values.updateValue(value, forKey: name) != nil {
        return nil
      }
    }
  }

  var all: [String: String] { values }

  subscript(name: String) -> String? { values[name] }

  private static func text(_ bytes: some Collection<UInt8>) -> String? {
    var decoded: [UInt8] = []
    decoded.reserveCapacity(bytes.count)
    var rest = bytes.makeIterator()
    while let byte = rest.next() {
      switch byte {
      case UInt8(ascii: "+"): decoded.append(UInt8(ascii: " "))
      case UInt8(ascii: "%"):
        guard let high = rest.next().flatMap(digit), let low = rest.next().flatMap(digit) else { return nil }
        decoded.append(high << 4 | low)
      default: decoded.append(byte)
      }
    }
    let isText = decoded.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
    return isText ? String(validating: decoded, as: UTF8.self) : nil
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
