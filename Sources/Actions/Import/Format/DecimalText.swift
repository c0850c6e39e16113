/// Numbers as JSON writes them, read exactly: nothing here is ever floating point.
enum DecimalText {
  /// Digits with at most a minus: `1.0`, `1e2` and `-0` are other programs' idea of a whole number.
  static func whole(_ text: [UInt8], in range: ClosedRange<Int64>) throws(FieldFault) -> Int64 {
    guard !text.contains(where: { $0 == point || isExponent($0) }) else { throw .notWhole }
    return try scaled(text, places: 0, in: range)
  }

  /// The number in units of its last possible decimal: `25.5` with three places is 25,500.
  static func scaled(_ text: [UInt8], places: Int, in range: ClosedRange<Int64>) throws(FieldFault) -> Int64 {
    guard !text.contains(where: isExponent) else { throw .exponent }
    let isNegative = text.first == UInt8(ascii: "-")
    let parts = text.dropFirst(isNegative ? 1 : 0).split(separator: point, omittingEmptySubsequences: false)
    let fraction = Array(parts.count > 1 ? parts[1] : [])
    guard fraction.dropFirst(places).allSatisfy({ $0 == zero }) else { throw .tooManyDecimals(places) }
    let padded = (fraction + Array(repeating: zero, count: places)).prefix(places)
    let value = magnitude(Array(parts[0]) + padded)
    if isNegative {
      guard value != 0 else { throw .negativeZero }
      throw range.lowerBound == 0 ? .negative : .below(written(range.lowerBound, places: places))
    }
    guard let value, value <= range.upperBound else {
      throw .above(written(range.upperBound, places: places))
    }
    guard value >= range.lowerBound else { throw .below(written(range.lowerBound, places: places)) }
    return value
  }

  /// Nil where it does not fit in 64 bits.
  private static func magnitude(_ digits: [UInt8]) -> Int64? {
    var value: Int64 = 0
    for digit in digits {
      let (tens, tooLarge) = value.multipliedReportingOverflow(by: 10)
      let (sum, overflow) = tens.addingReportingOverflow(Int64(digit - zero))
      if tooLarge || overflow { return nil }
      value = sum
    }
    return value
  }

  /// A scaled number as people write it.
  static func written(_ value: Int64, places: Int) -> String {
    guard places > 0 else { return String(value) }
    let unit = (0..<places).reduce(Int64(1)) { unit, _ in unit * 10 }
    guard value % unit != 0 else { return String(value / unit) }
    let digits = String(value % unit)
    let fraction = String(repeating: "0", count: places - digits.count) + digits
    return "\(value / unit).\(fraction)"
  }

  private static let zero = UInt8(ascii: "0")
  private static let point = UInt8(ascii: ".")
  private static func isExponent(_ byte: UInt8) -> Bool { byte | 0x20 == UInt8(ascii: "e") }
}
