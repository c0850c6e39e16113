import PorticoCrypto
import Testing

@Suite("A digest")
struct DigestTests {
  private let hex = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

  @Test("is the same as bytes, as text and as a value")
  func forms() throws {
    let digest = SHA256.digest(of: "abc".utf8)
    #expect(digest.hex == hex && digest.description == hex)
    #expect(Digest(hex: hex) == digest)
    #expect(Digest(bytes: digest.bytes) == digest)
    #expect(Set([digest, try #require(Digest(hex: hex))]).count == 1)
  }

  @Test("differs when one bit differs")
  func oneBit() {
    let digest = SHA256.digest(of: "abc".utf8)
    for bit in 0..<256 {
      var bytes = digest.bytes
      bytes[bit / 8] ^= 1 << UInt8(bit % 8)
      #expect(Digest(bytes: bytes) != digest)
    }
  }

  @Test("is not made from fewer, more or other digits")
  func refused() {
    for text in [
      "", String(hex.dropLast()), String(hex.dropLast(2)), hex + "00", hex.uppercased(),
      "g" + hex.dropFirst(),
    ] {
      #expect(Digest(hex: text) == nil)
    }
    #expect(Digest(bytes: [UInt8](repeating: 0, count: 31)) == nil)
    #expect(Digest(bytes: [UInt8](repeating: 0, count: 33)) == nil)
  }
}
