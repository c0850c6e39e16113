import PorticoCrypto
import Testing

@Suite("Random bytes and ids")
struct RandomTests {
  @Test("the system's bytes have the length asked for and differ", arguments: [1, 16, 32, 1000])
  func system(count: Int) throws {
    #expect(try RandomBytes.system.bytes(count).count == count)
    #expect(try RandomBytes.system.bytes(count + 16) != RandomBytes.system.bytes(count + 16))
  }

  @Test("a source that gives too few or too many bytes is refused", arguments: [0, 15, 17])
  func wrongCount(given: Int) {
    let source = RandomBytes { _ in [UInt8](repeating: 1, count: given) }
    #expect(throws: CryptoError.noRandomness) { try source.bytes(16) }
  }

  @Test(
    "an id is its prefix and 128 bits in 26 letters of Crockford's base 32",
    arguments: [
      (RandomBytes.repeating(0), "client_00000000000000000000000000"),
      (RandomBytes.repeating(255), "client_7zzzzzzzzzzzzzzzzzzzzzzzzz"),
      (RandomBytes.counting, "client_00041061050r3gg28a1c60t3gf"),
    ])
  func id(random: RandomBytes, text: String) throws {
    #expect(try RandomID.text(prefix: "client", random: random) == text)
  }

  @Test("each letter of the alphabet stands for its value")
  func alphabet() throws {
    let letters = Array("0123456789abcdefghjkmnpqrstvwxyz")
    for (value, letter) in letters.enumerated() {
      let random = RandomBytes { count in [UInt8](repeating: 0, count: count - 1) + [UInt8(value)] }
      #expect(try RandomID.text(prefix: "x", random: random).last == letter)
    }
  }

  @Test("ids do not repeat")
  func unique() throws {
    let ids = try (0..<1000).map { _ in try RandomID.text(prefix: "inv", random: .system) }
    #expect(Set(ids).count == 1000)
  }
}
