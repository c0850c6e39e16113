import PorticoCrypto
import Testing

@Suite("Comparison in constant time")
struct ConstantTimeTests {
  @Test("equal means the same bytes in the same number")
  func equality() {
    #expect(constantTimeEqual([], []))
    #expect(constantTimeEqual([1, 2, 3], [1, 2, 3]))
    #expect(!constantTimeEqual([1, 2, 3], [1, 2]))
    #expect(!constantTimeEqual([], [0]))
    let bytes = [UInt8](repeating: 7, count: 40)
    for place in bytes.indices {
      var other = bytes
      other[place] ^= 0x80
      #expect(!constantTimeEqual(bytes, other))
    }
  }
}
