/// Whole numbers in decimal digits, without a string in between.
enum Digits {
  /// Appends `number`, at least `width` digits, with a minus sign where it is negative.
  static func append(_ number: Int, width: Int = 1, to output: inout Bytes) {
    if number < 0 { output.append([UInt8(ascii: "-")]) }
    append(UInt64(number.magnitude), width: width, to: &output)
  }

  static func append(_ magnitude: UInt64, width: Int = 1, to output: inout Bytes) {
    let count = max(width, digits(of: magnitude))
    let target = output.reserve(count)
    var rest = magnitude
    for index in (0..<count).reversed() {
      target[index] = UInt8(ascii: "0") + UInt8(rest % 10)
      rest /= 10
    }
    output.advance(count)
  }

  private static func digits(of magnitude: UInt64) -> Int {
    var count = 1
    var rest = magnitude
    while rest > 9 {
      rest /= 10
      count += 1
    }
    return count
  }
}
