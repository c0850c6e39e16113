import Testing

@testable import Portal

@Suite("P-21: amounts in Stripe's own units")
struct StripeAmountTests {
  private func money(_ minor: Int64, _ code: String) throws -> Money {
    Money(minor: minor, currency: try #require(Currency(code)))
  }

  @Test(
    "are what Stripe expects, and come back as ours",
    arguments: [
      ("EUR", 1200, 1200), ("JPY", 500, 500), ("KRW", 100, 100), ("KWD", 5120, 5120),
      ("USD", 99_999_999, 99_999_999),
      // Still counted in hundredths that nobody has any more.
      ("ISK", 5, 500), ("UGX", 500, 50_000),
      // Without the fifths that ISO 4217 has.
      ("MGA", 500, 5), ("HUF", 17_500, 17_500), ("IDR", 999_999_999_999, 999_999_999_999),
    ] as [(String, Int64, Int64)])
  func both(code: String, ours: Int64, theirs: Int64) throws {
    let money = try money(ours, code)
    #expect(try StripeAmount(money).value == theirs)
    #expect(StripeAmount.money(theirs, code.lowercased()) == money)
  }

  @Test(
    "are refused where Stripe cannot take them",
    arguments: [
      ("EUR", 49, "tooSmall"), ("EUR", 0, "tooSmall"), ("EUR", -100, "tooSmall"), ("JPY", 49, "tooSmall"),
      ("EUR", 100_000_000, "tooLarge"), ("ISK", Int64.max, "tooLarge"), ("ISK", 1_000_000, "tooLarge"),
      ("KWD", 5121, "lastDigit"), ("MGA", 550, "fraction"), ("IRR", 1000, "currency"),
      ("IQD", 1000, "currency"),
    ] as [(String, Int64, String)])
  func refused(code: String, minor: Int64, why: String) throws {
    let money = try money(minor, code)
    do throws(StripeAmount.Refusal) {
      _ = try StripeAmount(money)
      Issue.record("\(code) \(minor) was taken")
    } catch {
      #expect("\(error)".hasPrefix(why))
    }
  }

  @Test(
    "that nobody can have asked for are none", arguments: [("ISK", 501), ("EUR", -1), ("XXX", 100), ("", 1)])
  func none(code: String, value: Int64) { #expect(StripeAmount.money(value, code) == nil) }
}
