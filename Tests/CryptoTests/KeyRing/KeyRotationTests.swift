import PorticoCrypto
import Testing

@Suite("Rotation of the token key")
struct KeyRotationTests {
  private let folder: TemporaryFolder
  private let start: NumericDate = 1_800_000_000

  init() throws {
    folder = try TemporaryFolder()
    _ = try KeyRing.open(directory: folder.keys, now: start, random: .system)
  }

  private func rotate(_ now: NumericDate) throws -> KeyRing {
    try KeyRing.rotate(directory: folder.keys, now: now)
  }

  private func load() throws -> KeyRing { try KeyRing.load(directory: folder.keys) }

  @Test("the new key signs, the old one is believed until its last token is dead, then no longer")
  func overlap() throws {
    let old = try load().tokenKey
    let rotatedAt = start + 1000
    let ring = try rotate(rotatedAt)
    #expect(ring.tokenKey.publicKey != old.publicKey)
    #expect(try load().tokenKey.publicKey == ring.tokenKey.publicKey)

    let token = Token(
      issuer: "https://example.com", audience: "a", subject: "s", scope: "c", kind: .client,
      issuedAt: rotatedAt - 1, expiresAt: rotatedAt + 599)
    let bytes = Array(try token.signed(by: old).utf8)
    func verify(at now: NumericDate) throws {
      let keys = try load().publishedTokenKeys(now: now)
      _ = try TokenVerifier(keys: keys, issuer: "https://example.com").authenticate(bytes)
    }
    try verify(at: rotatedAt)
    // Ten minutes of life, twelve hours of grace while the database is down.
    try verify(at: rotatedAt + 600 + 12 * 3600)
    #expect(throws: TokenError.unknownKey(kid: old.publicKey.kid)) {
      try verify(at: rotatedAt + KeyRing.overlapSeconds + 1)
    }
  }

  @Test("what is published: the token keys, newest first, then the receipt key, the same bytes each time")
  func jwks() throws {
    let first = try load()
    let second = try rotate(start + 100)
    let expected = JWK.setJSON([
      (second.tokenKey.publicKey, .token), (first.tokenKey.publicKey, .token),
      (first.receiptKey.publicKey, .receipt),
    ])
    #expect(second.jwks(now: start + 100) == expected)
    #expect(try load().jwks(now: start + 100) == expected)
    let later = start + 101 + KeyRing.overlapSeconds
    #expect(
      try load().jwks(now: later)
        == JWK.setJSON([(second.tokenKey.publicKey, .token), (first.receiptKey.publicKey, .receipt)]))
  }

  @Test("no private number is published")
  func jwksHasNoPrivateMembers() throws {
    let text = String(decoding: try rotate(start + 1).jwks(now: start + 1), as: UTF8.self)
    #expect(!text.contains("\"d\":"))
    #expect(text.hasPrefix(#"{"keys":[{"alg":"ES256","#) && text.hasSuffix("]}"))
    #expect(text.split(separator: "\"kty\"").count == 4)
  }

  @Test("a receipt never passes for a token")
  func receiptKey() throws {
    let ring = try load()
    let token = Token(
      issuer: "https://example.com", audience: "a", subject: "s", scope: "c", kind: .client,
      issuedAt: start, expiresAt: start + 600)
    let verifier = TokenVerifier(keys: ring.publishedTokenKeys(now: start), issuer: "https://example.com")
    #expect(throws: TokenError.unknownKey(kid: ring.receiptKey.publicKey.kid)) {
      try verifier.authenticate(Array(token.signed(by: ring.receiptKey).utf8))
    }
  }

  @Test("rotation keeps the receipt and the sealing key")
  func others() throws {
    let before = try folder.content().filter { !$0.key.hasPrefix("token") }
    _ = try rotate(start + 1)
    #expect(try folder.content().filter { !$0.key.hasPrefix("token") } == before)
  }

  @Test("rotating again within the overlap keeps every living key, and after it removes the dead from disk")
  func removal() throws {
    for second in 1...3 { _ = try rotate(start + NumericDate(second)) }
    #expect(try tokenFiles().count == 4)
    #expect(try load().publishedTokenKeys(now: start + 3).keys.count == 4)

    let later = start + 4 + KeyRing.overlapSeconds
    let ring = try rotate(later)
    // The youngest of the old ones signed until now.
    #expect(try tokenFiles().count == 2)
    #expect(ring.publishedTokenKeys(now: later) == (try load().publishedTokenKeys(now: later)))
    #expect(ring.publishedTokenKeys(now: later).keys.first == ring.tokenKey.publicKey)
  }

  @Test(
    "twice in one second, or with a clock set back, the new key is still the newest",
    arguments: [0, -1, -100_000])
  func clock(step: Int64) throws {
    var seen: [String] = [try load().tokenKey.publicKey.kid]
    for _ in 0..<3 {
      let kid = try rotate(start + step).tokenKey.publicKey.kid
      #expect(!seen.contains(kid))
      #expect(try load().tokenKey.publicKey.kid == kid)
      seen.append(kid)
    }
    #expect(try load().publishedTokenKeys(now: start + step).keys.map(\.kid) == seen.reversed())
  }

  private func tokenFiles() throws -> [String] {
    try folder.names().filter { $0.hasPrefix("token-") }
  }
}
