import Foundation

/// The ten digits of a locale in UTF-8. Nearly everywhere they are ASCII, which needs no look at any table.
struct LocaleDigits: Sendable {
  let isASCII: Bool
  /// Bytes of the longest digit.
  let longest: Int
  private let bytes: [UInt8]
  /// Where each digit begins in `bytes`, and where the last one ends.
  private let starts: [Int]

  init(_ locale: Locale) {
    let formatter = NumberFormatter()
    formatter.locale = locale
    let digits = (0...9).map { Array((formatter.string(from: NSNumber(value: $0)) ?? String($0)).utf8) }
    bytes = Array(digits.joined())
    starts = digits.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
    isASCII = bytes == Array("0123456789".utf8)
    longest = digits.map(\.count).max() ?? 1
  }

  func withBytes(of digit: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    bytes.withUnsafeBufferPointer {
      body(UnsafeBufferPointer(rebasing: $0[starts[digit]..<starts[digit + 1]]))
    }
  }
}
