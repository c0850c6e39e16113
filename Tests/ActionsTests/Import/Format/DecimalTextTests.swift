import Testing

@testable import Actions

@Suite("Numbers read exactly")
struct DecimalTextTests {
  @Test(
    "decimals become units of the last place",
    arguments: [
      ("25.5", 3, 25_500), ("0", 3, 0), ("0.001", 3, 1), ("19.60", 3, 19_600), ("100", 3, 100_000),
      ("7.25", 4, 72_500),
      ("1.50000000", 4, 15_000), ("12", 0, 12), ("0.1", 3, 100),
    ])
  func scaled(text: String, places: Int, value: Int64) throws {
    let read = try DecimalText.scaled(Array(text.utf8), places: places, in: 0...100_000)
    #expect(read == value)
    #expect(
      try DecimalText.scaled(
        Array(DecimalText.written(read, places: places).utf8), places: places, in: 0...100_000) == value)
  }

  @Test(
    "what does not fit is said",
    arguments: [
      ("1.0005", FieldFault.tooManyDecimals(3)), ("1e2", .exponent), ("-1", .negative), ("-0", .negativeZero),
      ("-0.0", .negativeZero), ("100.001", .above("100")), ("9223372036854775808", .above("100")),
      ("99999999999999999999999999", .above("100")),
    ])
  func faults(text: String, fault: FieldFault) {
    #expect(throws: fault) { try DecimalText.scaled(Array(text.utf8), places: 3, in: 0...100_000) }
  }

  @Test("the largest whole number is read, and no larger one")
  func largest() throws {
    #expect(try DecimalText.whole(Array("9223372036854775807".utf8), in: 0...Int64.max) == Int64.max)
    #expect(throws: FieldFault.above("9223372036854775807")) {
      try DecimalText.whole(Array("9223372036854775808".utf8), in: 0...Int64.max)
    }
    #expect(throws: FieldFault.notWhole) { try DecimalText.whole(Array("1.0".utf8), in: 0...9) }
  }
}
