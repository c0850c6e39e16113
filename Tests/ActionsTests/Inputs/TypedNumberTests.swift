import Portal
import Testing

@testable import Actions

@Suite("Numbers as people write them")
struct TypedNumberTests {
  @Test(
    "are read exactly, whatever the separators",
    arguments: [
      ("1250", 2, 125_000), ("1250.5", 2, 125_050), ("1250,5", 2, 125_050), ("1,250.00", 2, 125_000),
      ("1.250,00", 2, 125_000), ("1 250,00", 2, 125_000), ("1\u{A0}250,00", 2, 125_000),
      ("1'250.00", 2, 125_000), ("1,250,000", 2, 125_000_000), ("1.250.000", 2, 125_000_000),
      ("1,234,567.89", 2, 123_456_789), (" 12 ", 2, 1200), ("-12.30", 2, -1230), ("\u{2212}12.30", 2, -1230),
      (".5", 2, 50), ("0", 2, 0), ("1,250", 0, 1250), ("1.250", 0, 1250), ("1250", 0, 1250),
      ("1.25", 3, 1250), ("1.2500", 3, 1250), ("1,250.125", 3, 1_250_125), ("0,25", 4, 2500),
      ("25.5", 3, 25_500), ("0.125", 3, 125), (".125", 3, 125), ("1250.125", 3, 1_250_125),
      ("2.1250", 4, 21_250), ("1 250", 3, 1_250_000),
    ] as [(String, Int, Int64)])
  func read(text: String, places: Int, expected: Int64) {
    #expect(TypedNumber.read(text, places: places) == expected)
  }

  @Test(
    "that could be two amounts, or none, are refused",
    arguments: [
      ("1,250", 2), ("1.250", 2), ("1,250.000", 2), ("12.345", 2), ("1.5", 0), ("1,25,000.00", 2),
      ("12,50.00", 2), ("1 25", 2), ("1,250'000.00", 2), ("", 2), (".", 2), ("-", 2), ("1.", 2), ("1e3", 2),
      ("€5", 2), ("5 EUR", 2), ("+5", 2), ("--5", 2), ("0x10", 2), ("١٢", 2), ("1.2.3", 2), ("1,2.3,4", 2),
      ("1,250", 3), ("1.250", 3), ("-12.345", 3), ("999,999", 4), ("1.2345", 3), ("1.25000", 3),
      ("99999999999999999999", 2), ("NaN", 2), ("1\u{0}", 2), ("1\n2", 2), ("1.1,1", 2),
    ] as [(String, Int)])
  func refused(text: String, places: Int) {
    #expect(TypedNumber.read(text, places: places) == nil)
  }

  @Test("an amount is in its currency's own minor units")
  func currencies() throws {
    for (code, text, minor) in [("EUR", "12.5", 1250), ("JPY", "1250", 1250), ("KWD", "1.25", 1250)] {
      let currency = try #require(Currency(code))
      #expect(TypedAmount.written(text).minor(in: currency) == Int64(minor))
    }
    let yen = try #require(Currency("JPY"))
    #expect(TypedAmount.written("12.5").minor(in: yen) == nil)
    #expect(TypedAmount.minor(TypedAmount.most + 1).minor(in: yen) == nil)
  }

  @Test(
    "what could be two numbers is told with what to write in its place",
    arguments: [
      ("1,500", "KWD", "1500 or 1.50"), ("1.234", "KWD", "1234 or 1.2340"), ("1,500", "EUR", "1500 or 1.50"),
      ("1,234", "EUR", "1234"),
    ])
  func readings(text: String, code: String, expected: String) throws {
    let currency = try #require(Currency(code))
    let fault = TypedAmount.fault(in: currency, of: .written(text))
    #expect(fault.hasSuffix("; write \(expected)"), "\(fault)")
    for reading in expected.split(separator: " or ") {
      #expect(TypedAmount.written(String(reading)).minor(in: currency) != nil)
    }
  }

  @Test("a share is never a thousand: three decimals are decimals")
  func shares() {
    #expect(TypedRate.read("7.125")?.thousandths == 7125)
    #expect(TypedRate.read("7,700 %")?.thousandths == 7700)
  }

  @Test("what a form is filled with is read back as the same")
  func plain() throws {
    for code in ["EUR", "JPY", "KWD"] {
      let currency = try #require(Currency(code))
      for minor in [0, 1, 9, 10, 99, 100, 1050, 1234, 1500, 123_456_789, -1, -1050, -1234] as [Int64] {
        let text = Money(minor: minor, currency: currency).typed
        #expect(TypedAmount.written(text).minor(in: currency) == minor, "\(text)")
      }
    }
    for thousandths in [0, 5, 50, 7700, 25_500, 100_000] as [Int64] {
      #expect(TypedRate.read(Rate(thousandths: thousandths).plain)?.thousandths == thousandths)
    }
    for quantity in [1, 5000, 10_000, 21_250, 12_345] as [Int64] {
      #expect(TypedNumber.read(Quantity(tenThousandths: quantity).typed, places: 4) == quantity)
    }
    #expect(Quantity(tenThousandths: 5000).plain == "0.5")
    #expect(Quantity.one.plain == "1")
  }

  @Test("a discount is a share or an amount")
  func discounts() throws {
    let euro = try #require(Currency("EUR"))
    #expect(TypedDiscount("10%")?.discount(in: euro) == .rate(Rate(thousandths: 10_000)))
    #expect(TypedDiscount("2,5 %")?.discount(in: euro) == .rate(Rate(thousandths: 2500)))
    #expect(TypedDiscount("10")?.discount(in: euro) == .amount(1000))
    for none in ["", "0", "0%", "0.00"] {
      #expect(TypedDiscount(none)?.discount(in: euro) == Discount.none)
    }
    #expect(TypedDiscount("101%") == nil)
    #expect(TypedDiscount("-5")?.discount(in: euro) == nil)
  }
}
