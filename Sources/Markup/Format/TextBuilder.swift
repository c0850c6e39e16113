/// Writes a short text without a detour: into memory of the stack, from where a text of up to 15 bytes becomes a
/// string without any allocation.
struct TextBuilder {
  private let buffer: UnsafeMutableBufferPointer<UInt8>
  private var count = 0

  /// - Parameter capacity: in bytes; what does not fit is left out, so give enough.
  static func text(capacity: Int, _ write: (inout TextBuilder) -> Void) -> String {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: capacity) { buffer in
      var builder = TextBuilder(buffer: buffer)
      write(&builder)
      return String(decoding: UnsafeBufferPointer(rebasing: buffer[..<builder.count]), as: UTF8.self)
    }
  }

  private init(buffer: UnsafeMutableBufferPointer<UInt8>) {
    self.buffer = buffer
  }

  mutating func append(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { append($0) }
  }

  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard bytes.count <= buffer.count - count else { return }
    for index in bytes.indices { buffer[count + index] = bytes[index] }
    count += bytes.count
  }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    guard count < buffer.count else { return }
    buffer[count] = byte
    count += 1
  }

  /// A number with leading zeros up to `width`.
  mutating func append(_ number: Int, width: Int, _ digits: LocaleDigits) {
    var unit = 1
    for _ in 1..<max(width, 1) { unit *= 10 }
    while number / unit >= 10 { unit *= 10 }
    while unit > 0 {
      append(number / unit % 10, digits)
      unit /= 10
    }
  }

  /// One digit, 0 to 9.
  @inline(__always)
  mutating func append(_ digit: Int, _ digits: LocaleDigits) {
    if digits.isASCII { return append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit)) }
    digits.withBytes(of: digit) { append($0) }
  }
}
