import TestSupport
import Testing

@testable import Portal

@Suite("An invoice's amounts as EN 16931 has them")
struct NetInvoiceTests {
  private func net(_ bill: Bill, prepaid: Int64 = 0, isTurned: Bool = false) throws -> NetInvoice {
    let invoice = bill.invoice(in: try #require(Currency("EUR")))
    return try NetInvoice(of: invoice, InvoiceTotals(of: invoice), prepaid: prepaid, isTurned: isTurned)
  }

  @Test("prices without tax stay what they are")
  func plain() throws {
    let net = try net(Bill(lines: [Bill.line(10_000, tax: 25_500), Bill.line(99, tax: 0)]))
    #expect(net.lines.map(\.amount) == [10_000, 99])
    #expect(net.groups.map(\.base) == [10_000, 99])
    #expect((net.sum, net.tax, net.total) == (10_099, 2550, 12_649))
  }

  @Test("lines with tax in them lose it so that they add up to what the tax is on")
  func included() throws {
    // Each 0.84 by itself, 2.52 together: three times 0.84 would do; seven times 0.8403… is 5.88.
    let net = try net(Bill(lines: (0..<7).map { _ in Bill.line(100, tax: 19_000) }, inclusive: true))
    #expect(net.groups == [.init(rate: Rate(thousandths: 19_000), discount: 0, base: 588, tax: 112)])
    #expect(net.sum == 588)
    #expect(net.lines.allSatisfy { abs($0.amount - 84) <= 1 })
    #expect((net.lines[0].price, net.priceDecimals) == (840_336, 6))
  }

  @Test("a price below zero is a quantity below zero")
  func below() throws {
    let line = try #require(try net(Bill(lines: [Bill.line(-500, tax: 0)])).lines.first)
    #expect((line.price, line.quantity.tenThousandths, line.amount) == (500, -10_000, -500))
  }

  @Test("turned round, every sign is the other one and prices stay")
  func turned() throws {
    let bill = Bill(lines: [Bill.line(-500, tax: 10_000)])
    let net = try net(bill, isTurned: true)
    #expect((net.sum, net.tax, net.total) == (500, 50, 550))
    #expect(net.lines.map(\.price) == [500])
  }

  @Test("every sum is the sum of what stands above it, and the total is the invoice's")
  func random() throws {
    let euro = try #require(Currency("EUR"))
    var generator = SeededGenerator.printed()
    for _ in 0..<2_000 {
      let invoice = Bill.random(using: &generator).invoice(in: euro)
      let totals = try InvoiceTotals(of: invoice)
      let net = try NetInvoice(of: invoice, totals, prepaid: 0)
      #expect(net.total == totals.total.minor, "\(invoice)")
      #expect(net.sum - net.allowances + net.charges == net.base, "\(invoice)")
      for group in net.groups {
        let lines = net.lines.filter { $0.rate == group.rate }.reduce(0) { $0 + $1.amount }
        #expect(lines - group.discount == group.base, "\(invoice)")
      }
    }
  }

  @Test("amounts that would not fit in sums are an error and no trap")
  func tooLarge() {
    for price in [Int64.max, .min, 1 << 60] {
      for inclusive in [false, true] {
        let bill = Bill(lines: [Bill.line(price, tax: 19_000)], inclusive: inclusive)
        #expect(throws: MoneyError.overflow) { try net(bill) }
      }
    }
  }
}
