/// Whole numbers in decimal digits, without a string in between.
enum Digits {
  /// Appends `number` with a minus sign where it is negative, at least `width` digits.
  @inline(__always)
  static func append(_ number: Int, width: Int = 1, to output: inout [UInt8]) {
    if number < 0 { output.append(UInt8(ascii: "-")) }
    append(UInt64(number.magnitude), width: width, to: &output)
  }

  static func append(_ magnitude: UInt64, width: Int = 1, to output: inout [UInt8]) {
    var divisor: UInt64 = 1
    var digits = 1
    while digits < width || magnitude / divisor > 9 {
      guard divisor <= UInt64.max / 10 else { break }
      divisor *= 10
      digits += 1
    }
    while divisor > 0 {
      output.append(UInt8(ascii: "0") + UInt8(magnitude / divisor % 10))
      divisor /= 10
    }
  }
}
