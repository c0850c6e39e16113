import PorticoCrypto
import Testing

@Suite("A sealed box")
struct SealedBoxTests {
  private let box: SealedBox

  init() throws { box = try SealedBox(key: Secret([UInt8](repeating: 1, count: 32))) }

  @Test("has the form that another library computes: version, nonce, ciphertext, tag")
  func form() throws {
    let sealed = try box.seal(
      Secret(Array("sk_test_1".utf8)), place: "workspace_1/stripe", random: .repeating(2))
    // Python's cryptography: AESGCM(b'\x01'*32).encrypt(b'\x02'*12, b'sk_test_1', b'\x01workspace_1/stripe')
    let expected =
      "01" + String(repeating: "02", count: 12) + "74bd963d2f24b5a2e27205bb4606f2e1676c54073e502b9369"
    #expect(Hex.text(sealed) == expected)
  }

  @Test("gives back what was put in", arguments: [0, 1, 15, 16, 17, 4096, 65_536])
  func roundTrip(count: Int) throws {
    let secret = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let sealed = try box.seal(Secret(secret), place: "here", random: .system)
    #expect(try box.open(sealed, place: "here").reveal() == secret)
  }

  @Test("seals the same secret differently each time")
  func nonces() throws {
    let secret = Secret(Array("secret".utf8))
    let sealed = try (0..<100).map { _ in try box.seal(secret, place: "", random: .system) }
    #expect(Set(sealed).count == 100)
  }

  @Test("does not open after a change of any bit")
  func tampering() throws {
    let sealed = try box.seal(Secret([1, 2, 3]), place: "here", random: .system)
    for bit in 8..<sealed.count * 8 {
      var changed = sealed
      changed[bit / 8] ^= 1 << UInt8(bit % 8)
      #expect(throws: SealError.refused) { try box.open(changed, place: "here") }
    }
  }

  @Test("does not open for another place, or with another key")
  func otherPlaceOrKey() throws {
    let sealed = try box.seal(Secret([1, 2, 3]), place: "workspace_1/key", random: .system)
    #expect(throws: SealError.refused) { try box.open(sealed, place: "workspace_2/key") }
    let other = try SealedBox(key: Secret([UInt8](repeating: 2, count: 32)))
    #expect(throws: SealError.refused) { try other.open(sealed, place: "workspace_1/key") }
  }

  @Test("tells a form of the future and a cut from tampering")
  func forms() throws {
    let sealed = try box.seal(Secret([]), place: "", random: .system)
    #expect(throws: SealError.unknownVersion(2)) { try box.open([2] + sealed.dropFirst(), place: "") }
    for count in 0..<sealed.count {
      #expect(throws: SealError.tooShort) { try box.open(Array(sealed.prefix(count)), place: "") }
    }
    #expect(throws: SealError.refused) { try box.open(sealed + [0], place: "") }
  }

  @Test("has ceilings")
  func ceilings() throws {
    let long = [UInt8](repeating: 0, count: 65_537)
    #expect(throws: SealError.tooLong) { try box.seal(Secret(long), place: "", random: .system) }
    let forged = [1] + [UInt8](repeating: 0, count: 12 + 16 + 65_537)
    #expect(throws: SealError.tooLong) { try box.open(forged, place: "") }
  }

  @Test("takes keys of 32 bytes only", arguments: [0, 16, 31, 33])
  func keyLength(count: Int) {
    #expect(throws: SealError.wrongKeyLength(count)) {
      try SealedBox(key: Secret([UInt8](repeating: 0, count: count)))
    }
  }
}
