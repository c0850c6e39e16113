import TestSupport
import Testing

@testable import Portal

@Suite("Random invoices")
struct RandomTotalsTests {
  static let count = 10_000

  @Test("whatever an invoice says, its parts add up to its total")
  func sums() throws {
    let euro = try #require(Currency("EUR"))
    var generator = SeededGenerator.printed()
    for _ in 0..<Self.count {
      let bill = Bill.random(using: &generator)
      let totals = try InvoiceTotals(of: bill.invoice(in: euro))
      let untaxed = zip(bill.lines, totals.lines).filter { $0.0.taxRate == .zero }.map(\.1).reduce(0, +)
      let taxed = totals.taxes.reduce(0) { $0 + $1.base + $1.amount }
      let added = bill.inclusive ? 0 : totals.taxes.reduce(0) { $0 + $1.amount }
      #expect(totals.lines.reduce(0, +) == totals.subtotal, "\(bill)")
      #expect(totals.subtotal - totals.discount + added == totals.total.minor, "\(bill)")
      if bill.discount == .none { #expect(taxed + untaxed == totals.total.minor, "\(bill)") }
      if !bill.lines.contains(where: { $0.taxRate == .zero }) {
        #expect(taxed == totals.total.minor, "\(bill)")
      }
    }
  }

  @Test(
    "ten thousand of them come to what Python's decimal says",
    .enabled(
      if: DecimalOracle.isInstalled, "python3 is not installed: totals are not compared with its decimal"))
  func oracle() throws {
    let euro = try #require(Currency("EUR"))
    var generator = SeededGenerator.printed()
    let bills = (0..<Self.count).map { _ in Bill.random(using: &generator) }
    let expected = try DecimalOracle.totals(of: bills)
    try #require(expected.count == bills.count)
    for (bill, expected) in zip(bills, expected) {
      let totals = try InvoiceTotals(of: bill.invoice(in: euro))
      #expect(DecimalOracle.describe(totals) == expected, "\(DecimalOracle.describe(bill))")
    }
  }
}
