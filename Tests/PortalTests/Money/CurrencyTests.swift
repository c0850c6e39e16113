import Testing

@testable import Portal

@Suite("Currencies")
struct CurrencyTests {
  @Test(
    "each has its own number of decimals",
    arguments: [
      ("JPY", 0, 1), ("KRW", 0, 1), ("ISK", 0, 1), ("UGX", 0, 1), ("CLP", 0, 1), ("XOF", 0, 1),
      ("EUR", 2, 100),
      ("USD", 2, 100), ("HUF", 2, 100), ("CHF", 2, 100), ("MRU", 2, 100), ("KWD", 3, 1000), ("TND", 3, 1000),
      ("BHD", 3, 1000),
    ])
  func exponents(code: String, exponent: Int, unit: Int64) throws {
    let currency = try #require(Currency(code))
    #expect(currency.exponent == exponent)
    #expect(currency.unit == unit)
  }

  @Test(
    "what nobody is billed in is no currency",
    arguments: ["", "eur", "Eur", "EU", "EURO", "EUR ", "DEM", "HRK", "XXX", "XTS", "XAU", "ＥＵＲ", "EUR\u{0}"])
  func unknown(code: String) {
    #expect(Currency(code) == nil)
  }

  @Test("the list is sorted, names each once, and only by three capital letters")
  func list() {
    let codes = Currency.all.map(\.code)
    #expect(codes == codes.sorted())
    #expect(Set(codes).count == codes.count)
    #expect(codes.allSatisfy { $0.utf8.count == 3 && $0.utf8.allSatisfy { (65...90).contains($0) } })
    #expect(codes.count > 140)
  }
}
