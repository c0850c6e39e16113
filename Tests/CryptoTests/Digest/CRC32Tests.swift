import PorticoCrypto
import Testing

@Suite("CRC-32")
struct CRC32Tests {
  @Test(
    "the values that zlib gives, in one go and over a stream of pieces of any length",
    arguments: [
      ("", 1, UInt32(0)), ("a", 1, 0xE8B7_BE43), ("123456789", 1, 0xCBF4_3926), ("a", 1000, 0x9A38_DA03),
      ("The quick brown fox jumps over the lazy dog", 1, 0x414F_A339),
    ])
  func vectors(text: String, times: Int, value: UInt32) {
    let message = Array(String(repeating: text, count: times).utf8)
    for length in [1, 2, 7, 13, 2000] {
      var crc = CRC32()
      for start in stride(from: 0, to: message.count, by: length) {
        crc.update(message[start..<min(start + length, message.count)])
      }
      #expect(crc.value == value, "in pieces of \(length)")
    }
  }
}
