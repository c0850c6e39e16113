import PorticoCrypto
import Testing

@Suite("Bytes that are no token at all")
struct TokenGarbageTests {
  private let forge: TokenForge

  init() throws { forge = try TokenForge() }

  @Test("more than 4096 bytes are refused for their number alone, a good token among them")
  func tooLong() throws {
    let garbage = [UInt8](repeating: UInt8(ascii: "A"), count: 8192)
    #expect(throws: TokenError.tooLong(8192)) { try forge.verifier.authenticate(garbage) }
    let long = try forge.signed(
      payload: TokenForge.payload([("pad", "\"\(String(repeating: "x", count: 3000))\"")]))
    #expect(throws: TokenError.tooLong(long.utf8.count)) { try forge.verify(long) }
    let fitting = try forge.signed(
      payload: TokenForge.payload([("pad", "\"\(String(repeating: "x", count: 2000))\"")]))
    try forge.verify(fitting)
  }

  @Test(
    "anything but three parts of base 64 is refused",
    arguments: [
      "", ".", "..", "...", "a.b", "a.b.c.d", "AA.AA.AA ", " AA.AA.AA", "AA=.AA.AA", "AA.AA.AA\n", "AB.AA.AA",
    ])
  func forms(text: String) {
    let error = #expect(throws: TokenError.self) { try forge.verify(text) }
    #expect(error == (text == ".." ? .header : .malformed))
  }

  @Test("a good token with something before, after or within is refused")
  func surroundings() throws {
    let text = try forge.signed()
    let texts = [
      " " + text, text + " ", text + "\n", text + ".", "." + text, text + "=", "Bearer " + text, text + "\0",
    ]
    for changed in texts {
      #expect(throws: TokenError.malformed) { try forge.verify(changed) }
    }
  }

  @Test("random bytes, random letters and random cuts of a good token never pass")
  func random() throws {
    let seed = UInt64.random(in: .min ... .max)
    print("seed of random tokens: \(seed)")
    var generator = SeededGenerator(seed: seed)
    let good = Array(try forge.signed().utf8)
    let letters = Array("ABCxyz019-_..{}\":,".utf8)
    for _ in 0..<3000 {
      let count = Int.random(in: 0..<600, using: &generator)
      let bytes = (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
      let text = (0..<count).map { _ in letters[Int.random(in: 0..<letters.count, using: &generator)] }
      let cut = Int.random(in: 0..<good.count, using: &generator)
      let repeated = good[..<cut] + good[Int.random(in: 0..<good.count, using: &generator)...]
      for candidate in [bytes, text, Array(good[..<cut]), Array(repeated)] where candidate != good {
        #expect(throws: TokenError.self) { try forge.verifier.authenticate(candidate) }
      }
    }
  }

  @Test("every refusal has a sentence that names no secret")
  func sentences() throws {
    let errors: [TokenError] = [
      .tooLong(5000), .malformed, .header, .unknownKey(kid: "evil\r\nkid"), .signature, .payload,
      .claim("exp"),
      .issuer("evil\r\n"), .audience("evil\r\n"), .kind(.member), .expired(at: 1), .notYetValid(from: 1),
      .issuedInFuture(at: 1), .unwritable(claim: "sub"), .crypto(.noRandomness),
    ]
    for error in errors {
      #expect(error.description.hasSuffix(".") && !error.description.contains("evil"))
    }
  }
}
