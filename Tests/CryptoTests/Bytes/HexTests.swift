import PorticoCrypto
import Testing

@Suite("Hexadecimal text")
struct HexTests {
  @Test("every byte, in small letters, both ways")
  func allBytes() {
    let bytes = (UInt8.min...UInt8.max).map { $0 }
    let text = Hex.text(bytes)
    #expect(text.hasPrefix("000102") && text.hasSuffix("fdfeff") && text.utf8.count == 512)
    #expect(Hex.bytes(text) == bytes)
  }

  @Test("other forms of a number are refused", arguments: ["0", "0A", "0x", "zz", " 0", "00 ", "١١", "abc"])
  func strict(text: String) {
    #expect(Hex.bytes(text) == nil)
  }
}
