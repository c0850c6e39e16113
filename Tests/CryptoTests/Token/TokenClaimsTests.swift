import PorticoCrypto
import Testing

@Suite("Tokens whose claims do not hold")
struct TokenClaimsTests {
  private let forge: TokenForge
  private static let now = TokenForge.now

  init() throws { forge = try TokenForge() }

  private func error(_ changes: [(name: String, json: String?)]) throws -> TokenError? {
    let text = try forge.signed(payload: TokenForge.payload(changes))
    return #expect(throws: TokenError.self) { try forge.verify(text) }
  }

  @Test(
    "a claim that is missing is refused", arguments: ["iss", "aud", "sub", "scope", "kind", "iat", "exp"])
  func missing(name: String) throws {
    #expect(try error([(name, nil)]) == .claim(name))
  }

  @Test(
    "a claim of another type is refused",
    arguments: [
      ("exp", "\"1800000540\""), ("iat", "\"0\""), ("nbf", "\"0\""), ("iss", "1"), ("aud", "1"), ("sub", "1"),
      ("scope", "1"), ("kind", "1"), ("kind", "\"operator\""), ("kind", "\"\""),
    ])
  func wrongType(name: String, json: String) throws {
    #expect(try error([(name, json)]) == .claim(name))
  }

  @Test(
    "values that are neither text nor a whole number are refused",
    arguments: [
      ("aud", #"["acme.example.com"]"#), ("exp", "1800000540.0"), ("exp", "18e8"), ("exp", "null"),
      ("exp", "-1"), ("exp", "01800000540"), ("exp", "9999999999999999"), ("exp", "true"), ("nbf", "null"),
      ("exp", "9223372036854775808"), ("act", "{}"),
    ])
  func otherValues(name: String, json: String) throws {
    #expect(try error([(name, json)]) == .payload)
  }

  @Test("a claim that is there twice is refused, the same value or not, also when its name is escaped")
  func twice() throws {
    let payload = TokenForge.payload().dropLast()
    for member in [#""scope":"client_1""#, #""scope":"client_2""#, #""exp":1800000540"#, #""sub":"x""#] {
      let text = try forge.signed(payload: payload + "," + member + "}")
      #expect(throws: TokenError.payload) { try forge.verify(text) }
    }
    let escaped = try forge.signed(payload: payload + #","sc\u006fpe":"client_2"}"#)
    #expect(throws: TokenError.payload) { try forge.verify(escaped) }
  }

  @Test(
    "another host, issuer or kind is refused",
    arguments: [
      ("aud", "other.example.com", TokenError.audience("other.example.com")),
      ("aud", "ACME.example.com", .audience("ACME.example.com")),
      ("aud", "acme.example.com.", .audience("acme.example.com.")),
      ("aud", "", .audience("")),
      ("iss", "https://evil.example", .issuer("https://evil.example")),
      ("iss", "https://example.com/", .issuer("https://example.com/")),
      ("kind", "member", .kind(.member)),
    ])
  func others(name: String, value: String, expected: TokenError) throws {
    #expect(try error([(name, "\"\(value)\"")]) == expected)
  }

  @Test("a client's token is no member's")
  func kindCrossing() throws {
    let bytes = Array(try forge.signed().utf8)
    #expect(throws: TokenError.kind(.client)) {
      try forge.verifier.verify(bytes, audience: TokenForge.host, kind: .member, now: TokenForge.now)
    }
  }

  @Test("what a sign-in link carries is no token")
  func signInLink() throws {
    let link = try OneTimeToken(random: .system).text.reveal()
    #expect(throws: TokenError.malformed) { try forge.verify(link) }
    #expect(throws: TokenError.malformed) { try forge.verify("\(link).\(link)") }
    #expect(throws: TokenError.header) { try forge.verify("\(link).\(link).\(link)") }
  }

  @Test(
    "the expiry is exact to the second, without skew",
    arguments: [
      (now + 1, nil), (now, TokenError.expired(at: now)), (now - 1, .expired(at: now - 1)),
      (0, .expired(at: 0)),
    ])
  func expiry(date: NumericDate, expected: TokenError?) throws {
    try expect(expected, from: [("exp", "\(date)")])
  }

  @Test(
    "a beginning may lie 60 seconds ahead, no more",
    arguments: [(now - 1000, nil), (now + 60, nil), (now + 61, TokenError.notYetValid(from: now + 61))])
  func notBefore(date: NumericDate, expected: TokenError?) throws {
    try expect(expected, from: [("nbf", "\(date)")])
  }

  @Test(
    "a token may come from a clock that is 60 seconds ahead, no more",
    arguments: [(now + 60, nil), (now + 61, TokenError.issuedInFuture(at: now + 61))])
  func issuedAt(date: NumericDate, expected: TokenError?) throws {
    try expect(expected, from: [("iat", "\(date)")])
  }

  private func expect(_ expected: TokenError?, from changes: [(name: String, json: String?)]) throws {
    let text = try forge.signed(payload: TokenForge.payload(changes))
    guard let expected else {
      try forge.verify(text)
      return
    }
    #expect(throws: expected) { try forge.verify(text) }
  }

  @Test(
    "within its grace an expired token stands, and says so; beyond it is refused",
    arguments: [
      (-1, Token.Standing.current), (0, .withinGrace), (43_199, .withinGrace), (43_200, nil), (90_000, nil),
    ])
  func grace(secondsAfterExpiry: Int, standing: Token.Standing?) throws {
    let token = TokenForge.token
    let bytes = Array(try token.signed(by: forge.key).utf8)
    let now = token.expiresAt + NumericDate(secondsAfterExpiry)
    func verify(grace: Int64) throws -> Token.Standing {
      try forge.verifier.verify(
        bytes, audience: TokenForge.host, kind: .client, now: now, graceSeconds: grace
      ).standing
    }
    if let standing {
      #expect(try verify(grace: 43_200) == standing)
    } else {
      #expect(throws: TokenError.expired(at: token.expiresAt)) { try verify(grace: 43_200) }
    }
    if secondsAfterExpiry >= 0 {
      #expect(throws: TokenError.expired(at: token.expiresAt)) { try verify(grace: 0) }
    }
  }
}
