/// A number as people write it, in whole units of its last possible decimal: `25.5` with three places is 25,500.
///
/// The last separator, a point or a comma, is the decimal one, and at most so many digits as there are places stand
/// behind it: `1250`, `1250.5`, `1,250.00` and `1.250,00` are read. What stands before it may be in groups of three, by
/// the other sign, by spaces or by apostrophes. A sign that occurs several times cannot be the decimal one, nor can any
/// where there are no decimals, as with yen: `1,250,000` is what it looks like.
///
/// Nothing is guessed. One sign with three digits behind it, and one to three before it, may be a thousand or a little more
/// than one: `1,250` and `1.250` are refused, in euro and where there are three decimals or four as well; `1250`, `1.25` and
/// `1.2500` can only be read one way, and so can `0.125`. For that, a zero more than there are decimals is taken.
/// Shares, which are never thousands, are read as they are. On bytes; digits are ASCII.
enum TypedNumber {
  /// Nil for what is no such number, could be two, or is too large for 64 bits.
  /// - Parameter isShare: whether it is never a thousand or more.
  static func read(_ text: String, places: Int, isShare: Bool = false) -> Int64? {
    var bytes = Array(text.replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ").utf8)
    trim(&bytes)
    var isNegative = false
    if let minus = minus(before: bytes) {
      isNegative = true
      bytes.removeFirst(minus)
    }
    guard let (whole, decimals) = split(bytes, places: places), let digits = ungrouped(whole),
      !digits.isEmpty || !decimals.isEmpty, isShare || !areTwo(whole, decimals)
    else { return nil }
    let zeros = [UInt8](repeating: UInt8(ascii: "0"), count: max(0, places - decimals.count))
    return magnitude(digits + decimals.prefix(places) + zeros).map { isNegative ? -$0 : $0 }
  }

  private static let point = UInt8(ascii: ".")
  private static let comma = UInt8(ascii: ",")
  private static let space = UInt8(ascii: " ")
  private static let apostrophe = UInt8(ascii: "'")

  private static func trim(_ bytes: inout [UInt8]) {
    while bytes.last == space { bytes.removeLast() }
    bytes.removeFirst(bytes.prefix { $0 == space }.count)
  }

  /// The bytes of a hyphen or of a minus sign (U+2212) in front.
  private static func minus(before bytes: [UInt8]) -> Int? {
    if bytes.first == UInt8(ascii: "-") { return 1 }
    return bytes.starts(with: "\u{2212}".utf8) ? 3 : nil
  }

  /// What stands before the decimal sign, and after it.
  private static func split(_ bytes: [UInt8], places: Int) -> (whole: ArraySlice<UInt8>, decimals: [UInt8])? {
    guard let last = bytes.lastIndex(where: { $0 == point || $0 == comma }) else { return (bytes[...], []) }
    let isGroup = places == 0 || bytes.filter { $0 == bytes[last] }.count > 1
    if isGroup { return (bytes[...], []) }
    let (whole, decimals) = (bytes[..<last], Array(bytes[(last + 1)...]))
    guard decimals.allSatisfy(isDigit), !whole.contains(bytes[last]) else { return nil }
    let hasZeroMore = places == 3 && decimals.count == 4 && decimals.last == UInt8(ascii: "0")
    return hasZeroMore || (1...places).contains(decimals.count) ? (whole, decimals) : nil
  }

  /// Whether what was split at its only sign could be a group of thousands instead.
  private static func areTwo(_ whole: some Collection<UInt8>, _ decimals: some Collection<UInt8>) -> Bool {
    decimals.count == 3 && (1...3).contains(whole.count) && whole.allSatisfy(isDigit)
      && whole.first != UInt8(ascii: "0")
  }

  /// What to write in place of a number that could be two: as thousands, and as a little more than one.
  static func readings(of text: String, places: Int) -> [String] {
    var bytes = Array(text.utf8)
    trim(&bytes)
    guard places > 0, let sign = bytes.firstIndex(where: { !isDigit($0) }),
      bytes[sign] == point || bytes[sign] == comma
    else { return [] }
    let (whole, decimals) = (bytes[..<sign], bytes[(sign + 1)...])
    guard decimals.allSatisfy(isDigit), areTwo(whole, decimals) else { return [] }
    let (units, parts) = (String(decoding: whole, as: UTF8.self), String(decoding: decimals, as: UTF8.self))
    let hasShorter = parts.utf8.last == UInt8(ascii: "0")
    let small = hasShorter ? "\(units).\(parts.dropLast())" : "\(units).\(parts)0"
    return [units + parts] + (hasShorter || places > 2 ? [small] : [])
  }

  /// The digits of groups of three, by one kind of sign.
  private static func ungrouped(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
    let signs = Set(bytes.filter { !isDigit($0) })
    guard let sign = signs.first else { return Array(bytes) }
    guard signs.count == 1, [point, comma, space, apostrophe].contains(sign) else { return nil }
    let groups = bytes.split(separator: sign, omittingEmptySubsequences: false)
    guard (1...3).contains(groups[0].count), groups.dropFirst().allSatisfy({ $0.count == 3 }) else {
      return nil
    }
    return groups.flatMap(Array.init)
  }

  private static func magnitude(_ digits: [UInt8]) -> Int64? {
    var value: Int64 = 0
    for digit in digits {
      let (tens, tooLarge) = value.multipliedReportingOverflow(by: 10)
      let (sum, overflow) = tens.addingReportingOverflow(Int64(digit - UInt8(ascii: "0")))
      if tooLarge || overflow { return nil }
      value = sum
    }
    return value
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }
}
