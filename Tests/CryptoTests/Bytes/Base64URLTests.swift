import PorticoCrypto
import Testing

@Suite("Base 64 for addresses")
struct Base64URLTests {
  @Test(
    "RFC 4648 §10, without padding, both ways",
    arguments: [
      ("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"), ("fooba", "Zm9vYmE"),
      ("foobar", "Zm9vYmFy"),
    ])
  func vectors(plain: String, text: String) {
    #expect(Base64URL.text(plain.utf8) == text)
    #expect(Base64URL.bytes(text.utf8) == Array(plain.utf8))
  }

  @Test("the letters 62 and 63 are those of addresses")
  func alphabet() {
    #expect(Base64URL.text([0xFB, 0xFF, 0xBF]) == "-_-_")
    #expect(Base64URL.bytes("-_-_".utf8) == [0xFB, 0xFF, 0xBF])
  }

  @Test(
    "what no encoder writes is refused",
    arguments: [
      "Zg==", "Zg=", "Z", "Zm9vY", "Zh", "Zm9", "Zm8\n", " Zm8", "Zm 8", "+/+/", "Zm9v.", "Zm9ü", "Zg\0",
    ])
  func strict(text: String) {
    #expect(Base64URL.bytes(text.utf8) == nil)
  }

  @Test("each text of up to three letters that is accepted is the one text of its bytes")
  func canonical() {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=+/ ".utf8)
    var accepted = 0
    for a in letters {
      for b in letters {
        for text in [[a], [a, b]] + letters.map({ [a, b, $0] }) {
          guard let bytes = Base64URL.bytes(text) else { continue }
          accepted += 1
          #expect(Array(Base64URL.text(bytes).utf8) == text)
        }
      }
    }
    #expect(accepted == 256 + 65_536)
  }

  @Test("every length survives the round trip")
  func roundTrip() {
    for count in 0..<200 {
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ count) }
      #expect(Base64URL.bytes(Base64URL.text(bytes).utf8) == bytes)
    }
  }
}
