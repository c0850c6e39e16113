import PorticoCrypto
import Testing

@Suite("ES256 signatures")
struct SignatureTests {
  @Test("the example of RFC 7515 A.3 is valid, and not after a change of any bit")
  func rfc7515() throws {
    let key = try VerifyingKey(
      x: [UInt8](base64URL: "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU"),
      y: [UInt8](base64URL: "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"))
    let input =
      "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ"
    let signature = try [UInt8](
      base64URL: "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q")
    #expect(key.isValid(signature: signature, for: input.utf8))
    for bit in 0..<512 {
      var changed = signature
      changed[bit / 8] ^= 1 << UInt8(bit % 8)
      #expect(!key.isValid(signature: changed, for: input.utf8))
    }
    #expect(!key.isValid(signature: signature, for: input.dropLast().utf8))
  }

  @Test("what a key signs, its public half accepts, and no other key")
  func roundTrip() throws {
    let key = try SigningKey.generate()
    let other = try SigningKey.generate()
    for count in [0, 1, 55, 56, 64, 1000] {
      let message = [UInt8](repeating: 9, count: count)
      let signature = try key.signature(for: message)
      #expect(signature.count == 64)
      #expect(key.publicKey.isValid(signature: signature, for: message))
      #expect(!key.publicKey.isValid(signature: signature, for: message + [0]))
      #expect(!other.publicKey.isValid(signature: signature, for: message))
    }
  }

  @Test("a number that needs fewer bytes keeps its leading zeros")
  func padding() throws {
    let key = try SigningKey.generate()
    // One signature in 128 has such a number; that 20,000 have none does not happen.
    let (index, signature) = try #require(
      try (0..<20_000).lazy.map { ($0, try key.signature(for: "\($0)".utf8)) }
        .first { $0.1[0] == 0 || $0.1[32] == 0 })
    #expect(signature.count == 64)
    #expect(key.publicKey.isValid(signature: signature, for: "\(index)".utf8))
  }

  @Test("n − s is as good as s: ES256 asks for no low s")
  func highS() throws {
    let key = try SigningKey.generate()
    let signature = try key.signature(for: "message".utf8)
    let mirrored = signature.prefix(32) + P256.order.minus(Array(signature.suffix(32)))
    #expect(key.publicKey.isValid(signature: Array(mirrored), for: "message".utf8))
  }

  @Test("numbers out of their range are not valid")
  func range() throws {
    let key = try SigningKey.generate()
    let signature = try key.signature(for: "message".utf8)
    let (r, s) = (Array(signature.prefix(32)), Array(signature.suffix(32)))
    let zero = [UInt8](repeating: 0, count: 32)
    let highest = [UInt8](repeating: 255, count: 32)
    let order = P256.order.bytes
    for forged in [
      zero + s, r + zero, zero + zero, order + s, r + order, highest + s, r + highest, order + order,
    ] {
      #expect(!key.publicKey.isValid(signature: forged, for: "message".utf8))
    }
  }

  @Test("other lengths and forms are not valid, DER among them")
  func forms() throws {
    let key = try SigningKey.generate()
    let signature = try key.signature(for: "message".utf8)
    for forged in [[], Array(signature.dropLast()), signature + [0], [0] + signature, signature + signature] {
      #expect(!key.publicKey.isValid(signature: forged, for: "message".utf8))
    }
    #expect(!key.publicKey.isValid(signature: P256.der(of: signature), for: "message".utf8))
  }
}
