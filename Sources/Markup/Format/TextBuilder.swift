/// Writes a short text straight into a string's own memory.
struct TextBuilder {
  private let buffer: UnsafeMutableBufferPointer<UInt8>
  private(set) var count = 0

  fileprivate init(buffer: UnsafeMutableBufferPointer<UInt8>) {
    self.buffer = buffer
  }

  /// - Parameter capacity: in bytes; what does not fit is left out, so give enough.
  static func text(capacity: Int, _ write: (inout TextBuilder) -> Void) -> String {
    String(unsafeUninitializedCapacity: capacity) { buffer in
      var builder = TextBuilder(buffer: buffer)
      write(&builder)
      return builder.count
    }
  }

  mutating func append(_ bytes: [UInt8]) {
    for byte in bytes { append(byte) }
  }

  mutating func append(_ byte: UInt8) {
    guard count < buffer.count else { return }
    buffer[count] = byte
    count += 1
  }
}
