import PorticoCrypto
import Testing

@Suite("Tokens that are forged")
struct TokenForgeryTests {
  private let forge: TokenForge

  init() throws { forge = try TokenForge() }

  @Test("the algorithm none is refused, in every spelling, with and without a signature")
  func algorithmNone() throws {
    for name in ["none", "None", "NONE", "nOnE", ""] {
      let header = #"{"alg":"\#(name)","kid":"\#(forge.key.publicKey.kid)","typ":"JWT"}"#
      let input = TokenForge.input(header: header, payload: TokenForge.payload())
      #expect(throws: TokenError.header) { try forge.verify(input + ".") }
      #expect(throws: TokenError.header) { try forge.verify(forge.signed(header: header)) }
    }
  }

  @Test("HS256 with the public key as the secret is refused, in each form that the key is published in")
  func algorithmConfusion() throws {
    let key = forge.key.publicKey
    let secrets = try [
      key.pem(), key.pem().dropLast(), [4] + key.x + key.y, Array(JWK.json(key, purpose: .token).utf8),
    ]
    for secret in secrets {
      for name in ["HS256", "ES256"] {
        let header = #"{"alg":"\#(name)","kid":"\#(key.kid)","typ":"JWT"}"#
        let input = TokenForge.input(header: header, payload: TokenForge.payload())
        let code = HMACSHA256.code(for: input.utf8, key: Secret(secret))
        let expected: TokenError = name == "ES256" ? .signature : .header
        #expect(throws: expected) { try forge.verify(input + "." + Base64URL.text(code.bytes)) }
      }
    }
  }

  @Test(
    "other algorithms are refused, even with a good signature",
    arguments: ["ES384", "RS256", "es256", "ES256 "])
  func otherAlgorithm(name: String) throws {
    let header = #"{"alg":"\#(name)","kid":"\#(forge.key.publicKey.kid)","typ":"JWT"}"#
    #expect(throws: TokenError.header) { try forge.verify(forge.signed(header: header)) }
  }

  @Test(
    "a key that is not ours is refused, however it is named",
    arguments: ["", "x", "../keys/receipt", "AAAA' OR 1"])
  func unknownKey(kid: String) throws {
    let header = #"{"alg":"ES256","kid":"\#(kid)","typ":"JWT"}"#
    #expect(throws: TokenError.unknownKey(kid: kid)) { try forge.verify(forge.signed(header: header)) }
  }

  @Test("a stranger's key is refused under its own name and under ours")
  func strangersKey() throws {
    let stranger = try SigningKey.generate()
    let own = try TokenForge.token.signed(by: stranger)
    #expect(throws: TokenError.unknownKey(kid: stranger.publicKey.kid)) { try forge.verify(own) }
    let input = TokenForge.input(header: forge.header, payload: TokenForge.payload())
    let ours = input + "." + Base64URL.text(try stranger.signature(for: input.utf8))
    #expect(throws: TokenError.signature) { try forge.verify(ours) }
  }

  @Test(
    "members that would change how the token is checked are refused, even with a good signature",
    arguments: [
      #""jwk":"{}""#, #""jku":"https://evil.example/jwks.json""#, #""x5u":"https://evil.example""#,
      #""x5c":"MII""#,
      #""crit":"exp""#, #""crit":["b64"]"#, #""b64":"false""#, #""b64":false"#, #""zip":"DEF""#,
      #""cty":"JWT""#,
      #""jwk":{"kty":"EC","crv":"P-256"}"#, #""alg":"none""#, #""kid":"x""#,
    ])
  func headerMembers(member: String) throws {
    let closed = forge.header.dropLast()
    #expect(throws: TokenError.header) { try forge.verify(forge.signed(header: closed + "," + member + "}")) }
    let opened = forge.header.dropFirst()
    #expect(throws: TokenError.header) { try forge.verify(forge.signed(header: "{" + member + "," + opened)) }
  }

  @Test("a header without the type JWT, the name of a key or an algorithm is refused")
  func headerIncomplete() throws {
    let kid = forge.key.publicKey.kid
    let headers = [
      #"{"alg":"ES256","kid":"\#(kid)","typ":"at+jwt"}"#, #"{"alg":"ES256","kid":"\#(kid)","typ":"jwt"}"#,
      #"{"alg":"ES256","kid":"\#(kid)"}"#, #"{"alg":"ES256","kid":"\#(kid)","typ":1}"#,
      #"{"alg":"ES256","typ":"JWT"}"#, #"{"kid":"\#(kid)","typ":"JWT"}"#, "{}", "[]", "", "null",
      #"{"alg":"ES256","kid":1,"typ":"JWT"}"#, #"{"alg":"ES256","kid":"\#(kid)","type":"JWT"}"#,
    ]
    for header in headers {
      #expect(throws: TokenError.header) { try forge.verify(forge.signed(header: header)) }
    }
  }

  @Test("without its signature, or with another form of it, a token is refused")
  func signatureForms() throws {
    let text = try forge.signed()
    let parts = text.split(separator: ".").map(String.init)
    let input = parts[0] + "." + parts[1]
    #expect(throws: TokenError.malformed) { try forge.verify(input) }
    #expect(throws: TokenError.signature) { try forge.verify(input + ".") }
    let raw = try [UInt8](base64URL: parts[2])
    let zero = [UInt8](repeating: 0, count: 32)
    for forged in [
      P256.der(of: raw), zero + zero, Array(raw.prefix(32)) + zero, zero + raw.suffix(32), raw + [0],
    ] {
      #expect(throws: TokenError.signature) { try forge.verify(input + "." + Base64URL.text(forged)) }
    }
    let other = try forge.signed(payload: TokenForge.payload([("scope", "\"client_2\"")])).split(
      separator: ".")
    #expect(throws: TokenError.signature) { try forge.verify(input + "." + other[2]) }
  }

  @Test("an edited payload is refused")
  func editedPayload() throws {
    let parts = try forge.signed().split(separator: ".")
    let edits = [("scope", "\"client_2\""), ("exp", "999999999999"), ("kind", "\"member\"")]
    for (name, json) in edits {
      let payload = Base64URL.text(TokenForge.payload([(name, json)]).utf8)
      #expect(throws: TokenError.signature) { try forge.verify("\(parts[0]).\(payload).\(parts[2])") }
    }
  }

  @Test("a change of any letter is refused")
  func anyLetter() throws {
    let bytes = Array(try forge.signed().utf8)
    for place in bytes.indices {
      for letter in [UInt8(ascii: "A"), UInt8(ascii: "b"), UInt8(ascii: "."), UInt8(ascii: "="), 0xFF]
      where letter != bytes[place] {
        var changed = bytes
        changed[place] = letter
        #expect(throws: TokenError.self) { try forge.verifier.authenticate(changed) }
      }
    }
  }
}
