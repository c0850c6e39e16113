import PorticoCrypto
import Testing

@Suite("ES256 keys")
struct KeyTests {
  @Test("a private key survives PEM, in PKCS #8")
  func privatePEM() throws {
    let key = try SigningKey.generate()
    let pem = try key.pem()
    #expect(String(decoding: pem.reveal(), as: UTF8.self).hasPrefix("-----BEGIN PRIVATE KEY-----\n"))
    let read = try SigningKey(pem: pem)
    #expect(read.publicKey == key.publicKey)
    #expect(key.publicKey.isValid(signature: try read.signature(for: [1]), for: [1]))
  }

  @Test("a public key survives PEM and coordinates")
  func publicPEM() throws {
    let key = try SigningKey.generate().publicKey
    let pem = try key.pem()
    #expect(String(decoding: pem, as: UTF8.self).hasPrefix("-----BEGIN PUBLIC KEY-----\n"))
    #expect(try VerifyingKey(pem: pem) == key)
    #expect(try VerifyingKey(x: key.x, y: key.y) == key)
  }

  @Test("two keys differ, and in their names too")
  func distinct() throws {
    let keys = try (0..<50).map { _ in try SigningKey.generate().publicKey.kid }
    #expect(Set(keys).count == 50)
  }

  @Test("the name of the key of RFC 7515 A.3 is its thumbprint (RFC 7638)")
  func thumbprint() throws {
    let key = try VerifyingKey(
      x: [UInt8](base64URL: "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU"),
      y: [UInt8](base64URL: "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"))
    #expect(key.kid == "oKIywvGUpTVTyxMQ3bwIIeQUudfr_CkLMjCE19ECD-U")
    #expect(
      JWK.json(key, purpose: .token)
        == #"{"alg":"ES256","crv":"P-256","kty":"EC","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","#
        + #""y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0","kid":"oKIywvGUpTVTyxMQ3bwIIeQUudfr_CkLMjCE19ECD-U","#
        + #""purpose":"token","use":"sig"}"#)
  }

  @Test("coordinates beside the curve are refused")
  func offCurve() throws {
    let key = try SigningKey.generate().publicKey
    for bit in 0..<16 {
      var y = key.y
      y[31 - bit / 8] ^= 1 << UInt8(bit % 8)
      #expect(throws: CryptoError.notOnCurve) { try VerifyingKey(x: key.x, y: y) }
    }
    let zero = [UInt8](repeating: 0, count: 32)
    #expect(throws: CryptoError.notOnCurve) { try VerifyingKey(x: zero, y: zero) }
    #expect(throws: CryptoError.notOnCurve) { try VerifyingKey(x: key.x + [0], y: key.y) }
    #expect(throws: CryptoError.notOnCurve) { try VerifyingKey(x: [], y: []) }
  }

  @Test("what is no unencrypted key of P-256 is refused", arguments: ForeignKeys.all)
  func foreign(key: ForeignKeys.Example) {
    #expect(throws: key.error) { try SigningKey(pem: Secret(Array(key.pem.utf8))) }
  }

  @Test("a public key is no private one, nor the other way round")
  func crossed() throws {
    let key = try SigningKey.generate()
    #expect(throws: CryptoError.notPEM) { try SigningKey(pem: Secret(key.publicKey.pem())) }
    #expect(throws: CryptoError.notPEM) { try VerifyingKey(pem: key.pem().reveal()) }
  }

  @Test("a key's description is its name")
  func description() throws {
    let key = try SigningKey.generate()
    #expect("\(key)" == "SigningKey(\(key.publicKey.kid))")
    #expect("\(key.publicKey)" == "VerifyingKey(\(key.publicKey.kid))")
  }

  @Test("threads share a key")
  func threads() async throws {
    let key = try SigningKey.generate()
    let valid = await withTaskGroup(of: Int.self) { group in
      for task in 0..<8 {
        group.addTask {
          (0..<100).count { index in
            let message = [UInt8(task), UInt8(index)]
            guard let signature = try? key.signature(for: message) else { return false }
            return key.publicKey.isValid(signature: signature, for: message)
          }
        }
      }
      return await group.reduce(0, +)
    }
    #expect(valid == 800)
  }
}
