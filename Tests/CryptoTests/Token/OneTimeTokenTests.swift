import PorticoCrypto
import Testing

@Suite("Tokens for one use")
struct OneTimeTokenTests {
  @Test("the text is 32 bytes in base 64, the hash that of the bytes, the same from both sides")
  func forms() throws {
    let made = try OneTimeToken(random: .counting)
    #expect(made.text.reveal() == "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8")
    #expect(made.hash == SHA256.digest(of: (UInt8(0)..<32).map { $0 }))
    let read = try #require(OneTimeToken(text: made.text.reveal()))
    #expect(read.hash == made.hash && read.text.reveal() == made.text.reveal())
  }

  @Test("two differ, and neither is printed")
  func secrecy() throws {
    let first = try OneTimeToken(random: .system)
    let second = try OneTimeToken(random: .system)
    #expect(first.hash != second.hash)
    #expect(!"\(first)".contains(first.text.reveal()))
  }

  @Test(
    "what cannot be one is refused before any database is asked",
    arguments: [
      "", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8A",
      "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh9", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
      "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh ", "../../../../../../../../../../../etc/passwd/",
    ])
  func refused(text: String) {
    #expect(OneTimeToken(text: text) == nil)
  }
}
