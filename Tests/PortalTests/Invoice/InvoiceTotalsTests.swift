import Testing

@testable import Portal

@Suite("What an invoice adds up to")
struct InvoiceTotalsTests {
  let euro: Currency

  init() throws {
    euro = try #require(Currency("EUR"))
  }

  /// A bill, and what it must come to.
  struct Case: Sendable, CustomTestStringConvertible {
    var rule: String
    var lines: [InvoiceLine]
    var discount = Discount.none
    var inclusive = false
    var subtotal: Int64
    var taken: Int64 = 0
    /// By rate, highest first: rate, base, amount.
    var taxes: [[Int64]]
    var total: Int64

    var testDescription: String { rule }
  }

  static let cases: [Case] = [
    Case(rule: "no lines are nothing", lines: [], subtotal: 0, taxes: [], total: 0),
    Case(
      rule: "a quantity has four decimals", lines: [Bill.line(9_500, quantity: 125_000, tax: 25_500)],
      subtotal: 118_750, taxes: [[25_500, 118_750, 30_281]], total: 149_031),
    Case(
      rule: "each line is rounded half away from zero",
      lines: [Bill.line(1, quantity: 5_000), Bill.line(1, quantity: 4_999), Bill.line(-1, quantity: 5_000)],
      subtotal: 0, taxes: [], total: 0),
    Case(
      rule: "tax is computed once for each rate, not for each line",
      lines: Array(repeating: Bill.line(3, tax: 19_000), count: 3), subtotal: 9, taxes: [[19_000, 9, 2]],
      total: 11
    ),
    Case(
      rule: "rates are listed from the highest, zero is not",
      lines: [
        Bill.line(1_000, tax: 7_000), Bill.line(500), Bill.line(2_000, tax: 19_000), Bill.line(1, tax: 7_000),
      ],
      subtotal: 3_501, taxes: [[19_000, 2_000, 380], [7_000, 1_001, 70]], total: 3_951),
    Case(
      rule: "prices can include their tax",
      lines: [Bill.line(12_550, tax: 25_500), Bill.line(100)], inclusive: true, subtotal: 12_650,
      taxes: [[25_500, 10_000, 2_550]], total: 12_650),
    Case(
      rule: "a line's discount by rate is rounded by itself",
      lines: [Bill.line(999, tax: 10_000, discount: .rate(Rate(thousandths: 33_333)))], subtotal: 666,
      taxes: [[10_000, 666, 67]], total: 733),
    Case(
      rule: "a line's discount by amount may exceed the line",
      lines: [Bill.line(1_000, discount: .amount(1_500)), Bill.line(800)], subtotal: 300, taxes: [],
      total: 300),
    Case(
      rule: "a discount by rate takes its share of each tax rate",
      lines: [Bill.line(1_005, tax: 20_000), Bill.line(995, tax: 10_000)],
      discount: .rate(Rate(thousandths: 10_000)),
      subtotal: 2_000, taken: 201, taxes: [[20_000, 904, 181], [10_000, 895, 90]], total: 2_070),
    Case(
      rule: "a discount by amount is spread in proportion, and nothing of it is lost",
      lines: [Bill.line(100, tax: 20_000), Bill.line(100, tax: 10_000), Bill.line(100)],
      discount: .amount(100),
      subtotal: 300, taken: 100, taxes: [[20_000, 67, 13], [10_000, 67, 7]], total: 220),
    Case(
      rule: "all of it can be taken away", lines: [Bill.line(1_999, tax: 24_000)],
      discount: .rate(.whole), subtotal: 1_999, taken: 1_999, taxes: [[24_000, 0, 0]], total: 0),
    Case(
      rule: "more than all of it makes a negative total", lines: [Bill.line(1_000, tax: 10_000)],
      discount: .amount(3_000), subtotal: 1_000, taken: 3_000, taxes: [[10_000, -2_000, -200]], total: -2_200),
    Case(
      rule: "an amount takes nothing from lines that add up to zero",
      lines: [Bill.line(100, tax: 20_000), Bill.line(-100, tax: 10_000)], discount: .amount(50), subtotal: 0,
      taxes: [[20_000, 100, 20], [10_000, -100, -10]], total: 10),
    Case(
      rule: "a rate takes its share even where the lines add up to zero",
      lines: [Bill.line(100, tax: 20_000), Bill.line(-100, tax: 10_000)],
      discount: .rate(Rate(thousandths: 10_000)), subtotal: 0,
      taxes: [[20_000, 90, 18], [10_000, -90, -9]],
      total: 9),
    Case(
      rule: "a credit note is an invoice with its signs turned",
      lines: [Bill.line(-9_500, quantity: 125_000, tax: 25_500)], subtotal: -118_750,
      taxes: [[25_500, -118_750, -30_281]], total: -149_031),
    Case(
      rule: "an amount is spread over negative lines with the same rounding",
      lines: [Bill.line(-5, tax: 20_000), Bill.line(-5, tax: 10_000)], discount: .amount(1), subtotal: -10,
      taken: 1,
      taxes: [[20_000, -6, -1], [10_000, -5, -1]], total: -13),
  ]

  @Test("lines, discounts, taxes and the total follow the documented rule", arguments: cases)
  func totals(of expected: Case) throws {
    let bill = Bill(lines: expected.lines, discount: expected.discount, inclusive: expected.inclusive)
    let totals = try InvoiceTotals(of: bill.invoice(in: euro))
    #expect(totals.subtotal == expected.subtotal)
    #expect(totals.discount == expected.taken)
    #expect(totals.taxes.map { [$0.rate.thousandths, $0.base, $0.amount] } == expected.taxes)
    #expect(totals.total == Money(minor: expected.total, currency: euro))
  }

  @Test(
    "a total is in the minor units of its currency, whatever their number",
    arguments: [("JPY", 1_250), ("EUR", 1_250), ("KWD", 1_250)])
  func currencies(code: String, price: Int64) throws {
    let currency = try #require(Currency(code))
    let totals = try InvoiceTotals(of: Bill(lines: [Bill.line(price, tax: 10_000)]).invoice(in: currency))
    #expect(totals.total == Money(minor: 1_375, currency: currency))
  }

  static let max = Int64.max
  static let min = Int64.min

  @Test(
    "what does not fit in 64 bits is an error and no trap",
    arguments: [
      Bill(lines: [Bill.line(max), Bill.line(1)]),
      Bill(lines: [Bill.line(max, quantity: 20_000)]),
      Bill(lines: [Bill.line(max, tax: 1_000)]),
      Bill(lines: [Bill.line(min, discount: .amount(1))]),
      Bill(lines: [Bill.line(0, discount: .amount(min))]),
      Bill(lines: [Bill.line(max, tax: 100_000)]),
      Bill(lines: [Bill.line(1)], discount: .amount(min)),
      Bill(
        lines: [Bill.line(max - 1, tax: 20_000), Bill.line(2 - max, tax: 10_000)], discount: .amount(max)),
      // Rates that only a hand past the checks could write.
      Bill(lines: [Bill.line(100, tax: -100_000)], inclusive: true),
      Bill(lines: [Bill.line(max, tax: -99_999)], inclusive: true),
    ])
  func overflow(bill: Bill) throws {
    #expect(throws: MoneyError.overflow) { try InvoiceTotals(of: bill.invoice(in: euro)) }
  }

  @Test("a discount of everything works down to the smallest number")
  func extremes() throws {
    let all = Bill(
      lines: [Bill.line(Self.min, discount: .rate(.whole)), Bill.line(Self.max)], discount: .rate(.whole))
    #expect(try InvoiceTotals(of: all.invoice(in: euro)).total.isZero)
  }
}
