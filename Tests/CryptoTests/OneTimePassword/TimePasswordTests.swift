import Testing

@testable import PorticoCrypto

@Suite("One-time passwords by time")
struct TimePasswordTests {
  private let password = TimePassword(key: Secret(Array("12345678901234567890".utf8)))

  @Test(
    "are those of RFC 6238, appendix B",
    arguments: [
      (59, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"), (1_234_567_890, "005924"),
      (2_000_000_000, "279037"), (20_000_000_000, "353130"),
    ] as [(Int64, String)])
  func vectors(_ seconds: Int64, _ code: String) {
    #expect(password.code(ofStep: seconds / 30) == code)
    #expect(password.step(of: code, at: seconds, after: nil) == seconds / 30)
  }

  @Test("S-10 work one step early and late, once, and in order")
  func drift() {
    let now: Int64 = 1_795_000_000
    let step = now / 30
    for away in [-1, 0, 1] as [Int64] {
      #expect(password.step(of: password.code(ofStep: step + away), at: now, after: nil) == step + away)
    }
    for away in [-2, 2] as [Int64] {
      #expect(password.step(of: password.code(ofStep: step + away), at: now, after: nil) == nil)
    }
    #expect(password.step(of: password.code(ofStep: step), at: now, after: step) == nil)
    #expect(password.step(of: password.code(ofStep: step - 1), at: now, after: step) == nil)
    for wrong in ["", "000000", "28708", "2870822", "２８７０８２"] {
      #expect(password.step(of: wrong, at: 59, after: nil) == nil)
    }
  }

  @Test("keys are written as apps take them (RFC 4648 §10)")
  func base32() throws {
    let vectors = [
      ("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("fooba", "MZXW6YTB"),
      ("foobar", "MZXW6YTBOI"),
    ]
    for (plain, text) in vectors { #expect(Base32.text(plain.utf8) == text) }
    let address = password.address(issuer: "Nörd & Co", account: "a@b.test").reveal()
    #expect(
      address == "otpauth://totp/N%C3%B6rd%20%26%20Co:a%40b.test?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
        + "&issuer=N%C3%B6rd%20%26%20Co&algorithm=SHA1&digits=6&period=30")
    #expect("\(password.key)" == "***")
  }
}
