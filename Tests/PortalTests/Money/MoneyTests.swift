import Testing

@testable import Portal

@Suite("Money")
struct MoneyTests {
  static let max = Int64.max
  static let min = Int64.min

  @Test(
    "a share is rounded half away from zero, whatever its signs",
    arguments: [
      (1, 1, 2, 1), (-1, 1, 2, -1), (1, 1, -2, -1), (-1, 1, -2, 1), (1, 1, 3, 0), (2, 1, 3, 1),
      (-2, 1, 3, -1),
      (5, 1, 10, 1), (4, 1, 10, 0), (5, 1, -10, -1), (49, 1, 100, 0), (50, 1, 100, 1), (0, 5, 7, 0),
      (3, 25_500, 100_000, 1), (max, 1, 1, max), (min, 1, 1, min), (max, max, max, max), (min, max, max, min),
      (max, 3, 3, max), (1, min, min, 1), (min, 1, -3, 3_074_457_345_618_258_603),
    ] as [(Int64, Int64, Int64, Int64)])
  func scaled(value: Int64, numerator: Int64, denominator: Int64, result: Int64) throws {
    #expect(try Money.scaled(value, by: numerator, over: denominator) == result)
  }

  @Test(
    "a share that does not fit is an error",
    arguments: [(max, 2, 1), (min, 2, 1), (min, -1, 1), (min, 1, -1), (max, max, 2), (1, 1, 0), (0, 0, 0)]
      as [(Int64, Int64, Int64)])
  func scaledOverflow(value: Int64, numerator: Int64, denominator: Int64) {
    #expect(throws: MoneyError.overflow) { try Money.scaled(value, by: numerator, over: denominator) }
  }

  @Test("sums and differences that do not fit are errors")
  func overflow() {
    #expect(throws: MoneyError.overflow) { try Money.sum(Self.max, 1) }
    #expect(throws: MoneyError.overflow) { try Money.sum(Self.min, -1) }
    #expect(throws: MoneyError.overflow) { try Money.difference(Self.min, 1) }
    #expect(throws: MoneyError.overflow) { try Money.difference(0, Self.min) }
    #expect(throws: Never.self) { try Money.difference(-1, Self.min) }
  }

  @Test("amounts of two currencies are never added or subtracted")
  func mixed() throws {
    let euro = Money(minor: 100, currency: try #require(Currency("EUR")))
    let yen = Money(minor: 100, currency: try #require(Currency("JPY")))
    #expect(throws: MoneyError.mixedCurrencies(euro.currency, yen.currency)) { try euro.adding(yen) }
    #expect(throws: MoneyError.mixedCurrencies(euro.currency, yen.currency)) { try euro.subtracting(yen) }
    #expect(try euro.adding(euro).minor == 200)
    #expect(try euro.subtracting(euro).isZero)
    #expect(try Money.zero(euro.currency).subtracting(euro).minor == -100)
  }
}
