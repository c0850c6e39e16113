import PorticoCrypto
import Testing

@testable import Stripe

@Suite("Who sent an event")
struct WebhookSignatureTests {
  static let now: Int64 = 1_795_000_000
  static let body = Array("{\"id\":\"evt_1\"}".utf8)
  static let secret = "whsec_one"

  static func code(_ time: Int64, _ secret: String = secret, _ body: [UInt8] = body) -> String {
    HMACSHA256.code(for: Array("\(time).".utf8) + body, key: Secret(Array(secret.utf8))).hex
  }

  private func refusal(_ header: String, _ body: [UInt8] = body, secrets: [String] = [secret])
    -> WebhookSignature.Refusal?
  {
    do throws(WebhookSignature.Refusal) {
      try WebhookSignature.check(
        Array(header.utf8), body: body, secrets: secrets.map { Secret($0) }, now: Self.now)
      return nil
    } catch {
      return error
    }
  }

  @Test(
    "P-03: is believed for five minutes before and after", arguments: [-301, -300, -299, 0, 299, 300, 301])
  func tolerance(offset: Int64) {
    let time = Self.now + offset
    let refusal = refusal("t=\(time),v1=\(Self.code(time))")
    #expect(refusal == (abs(offset) > 300 ? .outOfTime(offset) : nil))
  }

  @Test("P-04: any of several signatures, by any of our secrets")
  func several() {
    let (old, new) = (Self.code(Self.now, "whsec_old"), Self.code(Self.now, "whsec_new"))
    let bad = String(repeating: "0", count: 64)
    #expect(refusal("t=\(Self.now),v1=\(bad),v1=\(new)", secrets: ["whsec_new"]) == nil)
    #expect(refusal("t=\(Self.now),v1=\(old),v1=\(new)", secrets: ["whsec_new", "whsec_old"]) == nil)
    #expect(refusal("t=\(Self.now),v1=\(old)", secrets: ["whsec_new", "whsec_old"]) == nil)
    #expect(refusal("t=\(Self.now),v1=\(old)", secrets: ["whsec_new"]) == .wrong)
    #expect(refusal("t=\(Self.now),v0=\(old),v1=\(new),v2=x", secrets: ["whsec_new"]) == nil)
  }

  @Test(
    "P-02: nothing else gets in",
    arguments: [
      "", "t=", "t=,v1=", "v1=\(code(now))", "t=\(now)", "t=\(now),v1=", "t=now,v1=\(code(now))",
      "t=-1,v1=\(code(-1))", "t=\(now),v0=\(code(now))", "t=\(now) ,v1=\(code(now))",
      "t=\(now),t=\(now),v1=\(code(now))",
      "t=\(now),v1=\(code(now).uppercased())", "t=\(now),v1=\(code(now, "whsec_two"))",
      "t=0\(now),v1=\(code(now))", "t=99999999999999999999,v1=\(code(now))", "\u{661}",
      String(repeating: "v1=\(code(now)),", count: 100),
    ])
  func forged(header: String) { #expect(refusal(header) != nil) }

  @Test("P-02: not a byte of the body may differ, and no secret means nobody")
  func altered() {
    let header = "t=\(Self.now),v1=\(Self.code(Self.now))"
    for place in Self.body.indices {
      var body = Self.body
      body[place] ^= 1
      #expect(refusal(header, body) == .wrong)
    }
    #expect(refusal(header, Array("{ \"id\": \"evt_1\" }".utf8)) == .wrong)
    #expect(refusal(header, secrets: []) == .wrong)
  }
}
