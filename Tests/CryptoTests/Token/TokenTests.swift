import PorticoCrypto
import Testing

@Suite("Tokens that are ours")
struct TokenTests {
  private let forge: TokenForge

  init() throws { forge = try TokenForge() }

  @Test("what is signed is read back, with and without a beginning")
  func roundTrip() throws {
    var token = TokenForge.token
    #expect(try forge.verify(token.signed(by: forge.key)) == token)
    token.notBefore = TokenForge.now
    #expect(try forge.verify(token.signed(by: forge.key)) == token)
    token.kind = .member
    let bytes = Array(try token.signed(by: forge.key).utf8)
    #expect(try forge.verifier.authenticate(bytes) == token)
  }

  @Test("the text is that of RFC 7515: a header of three members, a flat payload, 64 bytes of signature")
  func form() throws {
    let text = try TokenForge.token.signed(by: forge.key)
    let parts = text.split(separator: ".")
    #expect(parts.count == 3)
    #expect(Base64URL.bytes(parts[0].utf8) == Array(forge.header.utf8))
    #expect(Base64URL.bytes(parts[1].utf8) == Array(TokenForge.payload().utf8))
    #expect(Base64URL.bytes(parts[2].utf8)?.count == 64)
    #expect(text.utf8.count < 600)
  }

  @Test("the order of members, and claims that are not ours, do not matter")
  func order() throws {
    let header = #"{"typ":"JWT","kid":"\#(forge.key.publicKey.kid)","alg":"ES256"}"#
    let payload = TokenForge.payload([("jti", "\"1\""), ("level", "3")])
    #expect(try forge.verify(forge.signed(header: header, payload: payload)) == TokenForge.token)
  }

  @Test("each key of the set is found by its name")
  func keySet() throws {
    let keys = try (0..<3).map { _ in try SigningKey.generate() }
    let verifier = TokenVerifier(keys: KeySet(keys.map(\.publicKey)), issuer: TokenForge.issuer)
    for key in keys {
      let bytes = Array(try TokenForge.token.signed(by: key).utf8)
      #expect(try verifier.authenticate(bytes) == TokenForge.token)
    }
  }

  @Test(
    "a claim that the reader would refuse is not written",
    arguments: ["client_\"1", "client\\1", "client\n1", "clïent", "client\u{7F}", "\0"])
  func unwritableText(scope: String) {
    var token = TokenForge.token
    token.scope = scope
    #expect(throws: TokenError.unwritable(claim: "scope")) { try token.signed(by: forge.key) }
  }

  @Test("a date that JSON does not carry everywhere is not written", arguments: [-1, 1_000_000_000_000_000])
  func unwritableDate(date: NumericDate) {
    var token = TokenForge.token
    token.expiresAt = date
    #expect(throws: TokenError.unwritable(claim: "exp")) { try token.signed(by: forge.key) }
  }
}
