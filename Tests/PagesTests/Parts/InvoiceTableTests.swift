import Portal
import Testing

@testable import Pages

@Suite("the lines and sums of an invoice")
struct InvoiceTableTests {
  private func bill(_ change: (inout Invoice) -> Void) throws -> Bill {
    var invoice = Agency.shelfSet
    change(&invoice)
    return try Bill(invoice, on: Agency.today)
  }

  @Test("quantity, price and amount are printed with the unit and without the currency's sign")
  func lines() throws {
    let lines = PrintedLine.lines(of: try bill { _ in }, formats: try Agency.dates().formats)
    #expect(lines.map(\.quantity) == ["1", "18 h", "0.5 day"])
    #expect(lines.map(\.price) == ["3,200.00", "85.00", "680.00"])
    #expect(lines.map(\.amount) == ["3,200.00", "1,530.00", "340.00"])
    #expect(lines.allSatisfy { $0.tax == nil })
  }

  @Test("each line names its rate where there are several")
  func mixedRates() throws {
    let bill = try bill { $0.lines[1].taxRate = Rate(thousandths: 10_000) }
    let formats = try Agency.dates().formats
    #expect(PrintedLine.lines(of: bill, formats: formats).map(\.tax) == ["25.5%", "10%", "25.5%"])
    let sums = PrintedSums(bill, formats: formats) { "\($0)/" }
    #expect(sums.taxes.map(\.rate) == ["25.5%", "10%"])
    #expect(sums.taxes.map(\.base) == ["3,363.00", "1,453.50"])
  }

  @Test("where there are several rates each has its row and its base, nought too; one alone has neither")
  func zeroRate() throws {
    let formats = try Agency.dates().formats
    let mixed = try bill { invoice in
      invoice.lines = [Agency.line("a", price: 1000, tax: 24_000), Agency.line("b", price: 2000, tax: 0)]
      invoice.discount = .none
    }
    let sums = PrintedSums(mixed, formats: formats) { "\($0)/" }
    #expect(sums.taxes.map(\.rate) == ["24%", "0%"])
    #expect(sums.taxes.map(\.base) == ["10.00", "20.00"])
    #expect(sums.taxes.map(\.amount) == ["2.40", "0.00"] && sums.subtotal == "30.00")
    let none = try bill { $0.lines = [Agency.line("b", price: 2000, tax: 0)] }
    #expect(PrintedSums(none, formats: formats) { "\($0)/" }.taxes.isEmpty)
  }

  @Test("what settles an invoice is told line by line, credit notes by name, down to what is left")
  func settled() throws {
    let formats = try Agency.dates().formats
    var credit = Agency.payment(604_471, "2026-11-20", .credited)
    credit.note = "NL-C-1"
    credit.noteID = Agency.shelfSet.id
    let credited = PrintedSums(try bill { $0.payments = [credit] }, formats: formats) { "/\($0)/" }
    #expect(credited.whole == "6,044.71" && credited.credits.map(\.amount) == ["−6,044.71"])
    #expect(credited.credits.map(\.number) == ["NL-C-1"])
    #expect(credited.credits.map(\.address) == ["/\(Agency.shelfSet.id)/"])
    #expect(credited.isReduced && credited.received == nil && credited.last == "€0.00")
    let over = PrintedSums(
      try bill { $0.payments = [credit, Agency.payment(604_471, "2026-11-20")] }, formats: formats
    ) { "\($0)" }
    #expect(over.received == "−6,044.71" && over.surplus == "6,044.71" && over.last == "€0.00")
    let back = PrintedSums(
      try bill {
        $0.payments = [
          Agency.payment(100_000, "2026-11-20"), Agency.payment(100_000, "2026-11-21", .refunded),
        ]
      }, formats: formats
    ) { "\($0)" }
    #expect(back.isReduced == true && back.waived == "−1,000.00" && back.received == nil)
    #expect(back.last == "€5,044.71")
  }

  @Test("the sums are those of the reference page")
  func sums() throws {
    let sums = PrintedSums(try bill { _ in }, formats: try Agency.dates().formats) { "\($0)/" }
    #expect(sums.subtotal == "5,070.00")
    #expect(sums.discount == "−253.50")
    #expect(sums.discountRate == "5%")
    #expect(sums.taxes.map(\.amount) == ["1,228.21"])
    #expect(sums.taxes.map(\.base) == [nil])
    #expect(sums.whole == nil)
    #expect(sums.last == "€6,044.71")
  }

  @Test("what was paid is taken from the total, and the rest is set large")
  func partlyPaid() throws {
    let bill = try bill { $0.payments = [Agency.payment(200_000, "2026-11-20")] }
    let sums = PrintedSums(bill, formats: try Agency.dates().formats) { "\($0)/" }
    #expect(sums.whole == "6,044.71")
    #expect(sums.received == "−2,000.00")
    #expect(sums.last == "€4,044.71")
  }

  @Test("no subtotal where nothing stands between the lines and the total")
  func plain() throws {
    let bill = try bill { invoice in
      invoice.discount = .none
      invoice.pricesIncludeTax = true
    }
    let sums = PrintedSums(bill, formats: try Agency.dates().formats) { "\($0)/" }
    #expect(sums.subtotal == nil)
    #expect(sums.taxes.map(\.isIncluded) == [true])
  }

  @Test(
    "an account's number stands in groups of four",
    arguments: [
      ("FI2112345600000785", "FI21 1234 5600 0007 85"), ("FI21 1234 5600 0007 85", "FI21 1234 5600 0007 85"),
      ("", ""),
      ("DE", "DE"),
    ])
  func iban(_ typed: String, _ printed: String) {
    #expect(PrintedAccount.grouped(typed) == printed)
  }

  @Test("bank details stand only where there are some and something is to be paid")
  func bank() throws {
    let formats = try Agency.dates().formats
    let open = try bill { _ in }
    let paid = try bill { $0.payments = [Agency.payment(604_471, "2026-11-12")] }
    let seller = Agency.workspace()
    #expect(BankTransfer(open, to: seller, at: "/", formats: formats)?.amount == "€6,044.71")
    #expect(BankTransfer(paid, to: seller, at: "/", formats: formats) == nil)
    #expect(PrintedAccount(BankDetails(holder: "N", iban: "", bic: "")) == nil)
  }
}
